type Handle = (item: string) => Promise<void>

export async function shareOut(items: AsyncIterable<string>, handle: Handle): Promise<void> {
	const queue = await Array.fromAsync(items)

	async function consume(): Promise<void> {
		for (let item = queue.shift(); item !== undefined; item = queue.shift()) await handle(item)
	}

	await Promise.all([consume(), consume(), consume()])
}
