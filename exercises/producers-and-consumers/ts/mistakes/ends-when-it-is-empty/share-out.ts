type Handle = (item: string) => Promise<void>

export async function shareOut(items: AsyncIterable<string>, handle: Handle): Promise<void> {
	const queue: string[] = []

	async function produce(): Promise<void> {
		for await (const item of items) queue.push(item)
	}

	async function consume(): Promise<void> {
		for (let item = queue.shift(); item !== undefined; item = queue.shift()) await handle(item)
	}

	await Promise.all([produce(), consume(), consume(), consume()])
}
