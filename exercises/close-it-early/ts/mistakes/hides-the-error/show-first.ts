type Show = (line: string) => Promise<void>

export async function showFirst(
	count: number,
	lines: AsyncGenerator<string>,
	show: Show,
): Promise<void> {
	let shown = 0
	for await (const line of lines) {
		try {
			await show(line)
		} catch (error) {
			console.error(error)
			return
		}
		shown++
		if (shown === count) break
	}
}
