type Show = (line: string) => Promise<void>

export async function showFirst(
	count: number,
	lines: AsyncGenerator<string>,
	show: Show,
): Promise<void> {
	const stream = lines[Symbol.asyncIterator]()
	let next = await stream.next()
	for (let shown = 1; !next.done; shown++) {
		await show(next.value)
		if (shown === count) return
		next = await stream.next()
	}
}
