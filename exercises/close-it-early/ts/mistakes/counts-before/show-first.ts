type Show = (line: string) => Promise<void>

export async function showFirst(
	count: number,
	lines: AsyncGenerator<string>,
	show: Show,
): Promise<void> {
	let shown = 0
	for await (const line of lines) {
		await show(line)
		if (shown === count) break
		shown++
	}
}
