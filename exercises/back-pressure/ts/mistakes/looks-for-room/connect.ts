import { Queue } from './queue.ts'

type Put = (item: string) => Promise<void>
type Produce = (put: Put) => Promise<void>
type Consume = (item: string) => Promise<void>

export async function connect(
	produce: Produce,
	consume: Consume,
	room: number,
): Promise<void> {
	const queue = new Queue<string | undefined>()

	let waiting = 0

	async function put(item: string): Promise<void> {
		while (waiting >= room) await new Promise((resolve) => setTimeout(resolve, 300))
		waiting++
		await queue.put(item)
	}

	async function produceAll(): Promise<void> {
		await produce(put)
		await queue.put(undefined) // no more comes
	}

	async function consumeAll(): Promise<void> {
		for (;;) {
			const item = await queue.get()
			if (item === undefined) return
			waiting--
			await consume(item)
		}
	}

	await Promise.all([produceAll(), consumeAll()])
}
