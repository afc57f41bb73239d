type Show = (line: string) => Promise<void>

export async function showFirst(
	count: number,
	lines: AsyncGenerator<string>,
	show: Show,
): Promise<void> {
	const taken: string[] = []
	for await (const line of lines) {
		taken.push(line)
		if (taken.length === count) break
	}
	await Promise.all(taken.map((line) => show(line)))
}
