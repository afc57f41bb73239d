import { Queue } from './queue.ts'

type Handle = (item: string) => Promise<void>

export async function shareOut(items: AsyncIterable<string>, handle: Handle): Promise<void> {
	const queue = new Queue<string>()

	async function consume(): Promise<void> {
		for (;;) await handle(await queue.get())
	}

	for (let count = 0; count < 3; count++) void consume()
	for await (const item of items) queue.put(item)
}
