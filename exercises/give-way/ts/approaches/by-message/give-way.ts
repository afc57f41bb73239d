/** A message to itself: no timer, so no millisecond is lost. */
export async function workThrough<Item, Result>(
	work: (item: Item) => Result,
	items: Item[],
): Promise<Result[]> {
	const results: Result[] = []
	for (const [index, item] of items.entries()) {
		results.push(work(item))
		if ((index + 1) % 100 === 0) await nextMessage()
	}
	return results
}

function nextMessage(): Promise<void> {
	const { port1, port2 } = new MessageChannel()
	return new Promise((resolve) => {
		port1.onmessage = () => {
			port1.close()
			resolve()
		}
		port2.postMessage(undefined)
	})
}
