/** The results of the work on all items, in their order. */
export async function workThrough<Item, Result>(
	work: (item: Item) => Result,
	items: Item[],
): Promise<Result[]> {
	const results: Result[] = []
	for (const item of items) {
		results.push(work(item))
	}
	return results
}
