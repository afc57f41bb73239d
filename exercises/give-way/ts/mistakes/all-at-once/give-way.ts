export async function workThrough<Item, Result>(
	work: (item: Item) => Result,
	items: Item[],
): Promise<Result[]> {
	return await Promise.all(items.map(async (item) => work(item)))
}
