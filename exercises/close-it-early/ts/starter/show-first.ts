type Show = (line: string) => Promise<void>

export async function showFirst(
	count: number,
	lines: AsyncGenerator<string>,
	show: Show,
): Promise<void> {
	for (let shown = 0; shown < count; shown++) {
		const { value, done } = await lines.next()
		if (done) break
		await show(value)
	}
}
