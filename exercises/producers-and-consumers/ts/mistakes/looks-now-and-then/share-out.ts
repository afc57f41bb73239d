type Handle = (item: string) => Promise<void>

export async function shareOut(items: AsyncIterable<string>, handle: Handle): Promise<void> {
	const queue: string[] = []
	let noMore = false

	async function produce(): Promise<void> {
		for await (const item of items) queue.push(item)
		noMore = true
	}

	async function consume(): Promise<void> {
		for (;;) {
			const item = queue.shift()
			if (item !== undefined) await handle(item)
			else if (noMore) return
			else await new Promise((resolve) => setTimeout(resolve, 250))
		}
	}

	await Promise.all([produce(), consume(), consume(), consume()])
}
