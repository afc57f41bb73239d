// Tables as spreadsheets and learning platforms read and write them: RFC 4180, and what people's computers make of it.

const separators = [',', ';', '\t'] as const

/** Rows of cells. Reads what Excel saves too: a mark at the beginning, semicolons, Windows line ends. */
export function parseCsv(text: string): string[][] {
	const plain = text.replace(/^\uFEFF/, '')
	const separator = separatorOf(plain)
	const rows: string[][] = []
	let row: string[] = []
	let [cell, isQuoted] = ['', false]
	const endCell = () => {
		row.push(cell)
		cell = ''
	}
	const endRow = () => {
		endCell()
		if (row.some((each) => each.trim() !== '')) rows.push(row)
		row = []
	}
	for (let at = 0; at < plain.length; at++) {
		const sign = plain[at] ?? ''
		if (isQuoted) {
			if (sign !== '"') cell += sign
			else if (plain[at + 1] === '"') cell += plain[++at] ?? ''
			else isQuoted = false
		} else if (sign === '"' && cell === '') isQuoted = true
		else if (sign === separator) endCell()
		else if (sign === '\n') endRow()
		else if (sign !== '\r') cell += sign
		else if (plain[at + 1] !== '\n') endRow()
	}
	endRow()
	return rows
}

/** What stands between the cells of the first line: whichever it has most of. */
function separatorOf(text: string): string {
	const [first = ''] = text.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/, 1)
	const count = (sign: string) => first.split(sign).length
	return separators.toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

/** A table as text, with the line ends that RFC 4180 asks for. No cell of it is a formula. */
export function formatCsv(rows: readonly (readonly (string | number)[])[]): string {
	return rows.map((row) => `${row.map(formatCell).join(',')}\r\n`).join('')
}

function formatCell(cell: string | number): string {
	if (typeof cell === 'number') return String(cell)
	// A spreadsheet computes what begins so, wherever it has come from; after an apostrophe it is text.
	const text = /^\s*[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell
	return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
