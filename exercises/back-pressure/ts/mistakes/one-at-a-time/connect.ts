import { Queue } from './queue.ts'

type Put = (item: string) => Promise<void>
type Produce = (put: Put) => Promise<void>
type Consume = (item: string) => Promise<void>

export async function connect(
	produce: Produce,
	consume: Consume,
	room: number,
): Promise<void> {
	const queue = new Queue<string | undefined>(1)

	async function produceAll(): Promise<void> {
		await produce((item) => queue.put(item))
		await queue.put(undefined) // no more comes
	}

	async function consumeAll(): Promise<void> {
		for (;;) {
			const item = await queue.get()
			if (item === undefined) return
			await consume(item)
		}
	}

	await Promise.all([produceAll(), consumeAll()])
}
