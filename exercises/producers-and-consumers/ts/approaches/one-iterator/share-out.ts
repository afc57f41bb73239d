type Handle = (item: string) => Promise<void>

export async function shareOut(items: AsyncIterable<string>, handle: Handle): Promise<void> {
	const iterator = items[Symbol.asyncIterator]()

	async function consume(): Promise<void> {
		for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
			await handle(next.value)
		}
	}

	await Promise.all([consume(), consume(), consume()])
}
