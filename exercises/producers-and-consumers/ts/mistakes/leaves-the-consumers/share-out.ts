type Handle = (item: string) => Promise<void>

export async function shareOut(items: AsyncIterable<string>, handle: Handle): Promise<void> {
	const queue: string[] = []
	let left = 0
	const emptied = Promise.withResolvers<void>()

	async function consume(): Promise<void> {
		for (;;) {
			const item = queue.shift()
			if (item === undefined) {
				await new Promise((resolve) => setTimeout(resolve, 100))
				continue
			}
			await handle(item)
			if (--left === 0) emptied.resolve()
		}
	}

	for (let count = 0; count < 3; count++) consume().catch(emptied.reject)
	for await (const item of items) {
		left++
		queue.push(item)
	}
	if (left > 0) await emptied.promise
}
