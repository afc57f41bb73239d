type Put = (item: string) => Promise<void>
type Produce = (put: Put) => Promise<void>
type Consume = (item: string) => Promise<void>

export async function connect(
	produce: Produce,
	consume: Consume,
	room: number,
): Promise<void> {
	await produce(consume)
}
