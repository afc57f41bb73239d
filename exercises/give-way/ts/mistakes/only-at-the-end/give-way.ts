export async function workThrough<Item, Result>(
	work: (item: Item) => Result,
	items: Item[],
): Promise<Result[]> {
	const results = items.map((item) => work(item))
	await new Promise((resolve) => setTimeout(resolve, 0))
	return results
}
