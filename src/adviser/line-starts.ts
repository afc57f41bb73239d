/** Lines and columns of a text, which count from 1, as places in it. One past an end is that end. */
export function placesIn(text: string): (row: number, column: number) => number {
	const starts = [0]
	for (const { index, 0: found } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + found.length)
	return (row, column) => {
		const start = starts[row - 1] ?? text.length
		const end = starts[row] ?? text.length
		return Math.min(start + column - 1, end)
	}
}
