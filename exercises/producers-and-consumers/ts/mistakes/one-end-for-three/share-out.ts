import { Queue } from './queue.ts'

type Handle = (item: string) => Promise<void>

export async function shareOut(items: AsyncIterable<string>, handle: Handle): Promise<void> {
	const queue = new Queue<string | undefined>()

	async function produce(): Promise<void> {
		for await (const item of items) queue.put(item)
		queue.put(undefined)
	}

	async function consume(): Promise<void> {
		for (;;) {
			const item = await queue.get()
			if (item === undefined) return
			await handle(item)
		}
	}

	await Promise.all([produce(), consume(), consume(), consume()])
}
