export async function workThrough<Item, Result>(
	work: (item: Item) => Result,
	items: Item[],
): Promise<Result[]> {
	const results: Result[] = []
	let part: Result[] = []
	for (const item of items) {
		part.push(work(item))
		if (part.length === 100) {
			results.push(...part)
			part = []
			await new Promise((resolve) => setTimeout(resolve, 0))
		}
	}
	return results
}
