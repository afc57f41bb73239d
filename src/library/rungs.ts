import type { Complain } from './complaints.ts'

const rule = /^ {0,3}---+[ \t]*$/

/** A hint's rungs: its Markdown, taken apart at the lines of `---` that stand outside of code. */
export function readRungs(file: string, text: string, complain: Complain): string[] {
	const lines = text.trim().split(/\r?\n/)
	const rungs: string[][] = [[]]
	let inCode = false
	for (const [at, line] of lines.entries()) {
		if (/^ {0,3}(```|~~~)/.test(line)) inCode = !inCode
		if (inCode || !rule.test(line)) {
			rungs.at(-1)?.push(line)
			continue
		}
		// Markdown makes a heading of a paragraph that has --- directly below it.
		if (at > 0 && lines[at - 1]?.trim() !== '')
			complain(file, 'the line above --- must be empty. Put an empty line there.', at + 1)
		rungs.push([])
	}
	const texts = rungs.map((rung) => rung.join('\n').trim())
	for (const [at, rung] of texts.entries())
		if (rung === '')
			complain(file, `rung ${at + 1} is empty. Write it, or take the line of --- away.`)
	return texts
}

/** The same rungs in the HTML that the Markdown became, where each line of `---` is now an `<hr>`. */
export function splitRungs(html: string): string[] {
	return html.split(/<hr\s*\/?>/).map((rung) => rung.trim())
}
