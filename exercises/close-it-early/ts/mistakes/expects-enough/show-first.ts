type Show = (line: string) => Promise<void>

export async function showFirst(
	count: number,
	lines: AsyncGenerator<string>,
	show: Show,
): Promise<void> {
	try {
		for (let shown = 0; shown < count; shown++) {
			const { value } = await lines.next()
			await show(value)
		}
	} finally {
		await lines.return(undefined)
	}
}
