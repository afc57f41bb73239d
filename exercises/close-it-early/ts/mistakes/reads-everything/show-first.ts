type Show = (line: string) => Promise<void>

export async function showFirst(
	count: number,
	lines: AsyncGenerator<string>,
	show: Show,
): Promise<void> {
	const everything = await Array.fromAsync(lines)
	for (const line of everything.slice(0, count)) await show(line)
}
