type Show = (line: string) => Promise<void>

/** Shows the first lines, one after the other. Leaving the loop closes the stream, whatever happens. */
export async function showFirst(
	count: number,
	lines: AsyncGenerator<string>,
	show: Show,
): Promise<void> {
	let shown = 0
	for await (const line of lines) {
		await show(line)
		shown++
		if (shown === count) break
	}
}
