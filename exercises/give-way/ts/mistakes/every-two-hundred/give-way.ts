export async function workThrough<Item, Result>(
	work: (item: Item) => Result,
	items: Item[],
): Promise<Result[]> {
	const results: Result[] = []
	for (const [index, item] of items.entries()) {
		results.push(work(item))
		if ((index + 1) % 200 === 0) await new Promise((resolve) => setTimeout(resolve, 0))
	}
	return results
}
