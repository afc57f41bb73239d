/** A plain loop that counts, and gives way on every hundredth round. */
export async function workThrough<Item, Result>(
	work: (item: Item) => Result,
	items: Item[],
): Promise<Result[]> {
	const results: Result[] = []
	for (const [index, item] of items.entries()) {
		results.push(work(item))
		if ((index + 1) % 100 === 0) await giveWay()
	}
	return results
}

/** Waits for the next round of the event loop. A promise that is resolved already would not get there. */
function giveWay(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 0))
}
