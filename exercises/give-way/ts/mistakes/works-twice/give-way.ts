export async function workThrough<Item, Result>(
	work: (item: Item) => Result,
	items: Item[],
): Promise<Result[]> {
	for (const [index, item] of items.entries()) {
		work(item)
		if ((index + 1) % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 0))
	}
	return items.map((item) => work(item))
}
