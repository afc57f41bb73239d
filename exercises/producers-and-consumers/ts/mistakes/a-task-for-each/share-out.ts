type Handle = (item: string) => Promise<void>

export async function shareOut(items: AsyncIterable<string>, handle: Handle): Promise<void> {
	const handled: Promise<void>[] = []
	for await (const item of items) handled.push(handle(item))
	await Promise.all(handled)
}
