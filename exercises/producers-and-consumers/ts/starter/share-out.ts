type Handle = (item: string) => Promise<void>

export async function shareOut(items: AsyncIterable<string>, handle: Handle): Promise<void> {
	for await (const item of items) {
		await handle(item)
	}
}
