/** The results of the work on all items, in their order. Others run after every hundred. */
export async function workThrough<Item, Result>(
	work: (item: Item) => Result,
	items: Item[],
): Promise<Result[]> {
	const results: Result[] = []
	for (let start = 0; start < items.length; start += 100) {
		results.push(...items.slice(start, start + 100).map((item) => work(item)))
		await giveWay()
	}
	return results
}

/** Waits for the next round of the event loop. A promise that is resolved already would not get there. */
function giveWay(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve))
}
