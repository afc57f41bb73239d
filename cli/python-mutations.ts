import type { Mutation } from './mutations.ts'

/** What a Python file is made of, as far as changing it needs: no more than a tokenizer knows. */
interface Token {
	kind: 'name' | 'number' | 'text' | 'sign'
	text: string
	start: number
	end: number
	/** How many brackets are open around it; a bracket itself stands outside of what it opens. */
	depth: number
}

/** One statement, or the head of one; brackets may carry it over several lines. */
type Line = readonly Token[]

type Edit = Pick<Mutation, 'what'> & { start: number; end: number; with: string }

const swaps: Partial<Record<string, string>> = {
	'<': '<=',
	'<=': '<',
	'>': '>=',
	'>=': '>',
	'==': '!=',
	'!=': '==',
	'+': '-',
	'-': '+',
	'+=': '-=',
	'-=': '+=',
	and: 'or',
	or: 'and',
	FIRST_COMPLETED: 'ALL_COMPLETED',
	FIRST_EXCEPTION: 'ALL_COMPLETED',
	ALL_COMPLETED: 'FIRST_COMPLETED',
}

/** Statements that declare or leave something: without one nothing would run at all. */
const kept = new Set(
	'as assert async break class continue def del elif else except finally for from global if import nonlocal pass return try while with yield'.split(
		' ',
	),
)

const piece =
	/(?<gap>[ \t\f\r]+|\\\r?\n|#[^\n]*)|(?<text>[rRbBuUfFtT]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))|(?<number>0[xXoObB][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?[jJ]?)|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<sign>\n|->|:=|\*\*=?|\/\/=?|<<=?|>>=?|[-+*/%&|^@=!<>]=|[\s\S])/uy

/** Every change there is to try on a file in Python, in the order of the file. Pure. */
export function pythonMutationsOf(text: string): Mutation[] {
	return linesOf(text)
		.flatMap((line) => [...editsOf(line, text)])
		.sort((a, b) => a.start - b.start)
		.map(({ start, end, what, with: instead }) => ({
			line: text.slice(0, start).split('\n').length,
			what,
			text: text.slice(0, start) + instead + text.slice(end),
		}))
}

function linesOf(text: string): Line[] {
	const lines: Token[][] = [[]]
	let depth = 0
	for (const { 0: found, index, groups = {} } of text.matchAll(new RegExp(piece, 'uyg'))) {
		if (groups['gap'] !== undefined) continue
		if (found === '\n') {
			if (depth === 0) lines.push([])
			continue
		}
		if (/^[)\]}]$/.test(found)) depth--
		const kind = groups['text']
			? 'text'
			: groups['number']
				? 'number'
				: groups['name']
					? 'name'
					: 'sign'
		lines.at(-1)?.push({ kind, text: found, start: index, end: index + found.length, depth })
		if (/^[([{]$/.test(found)) depth++
	}
	return lines.filter((line) => line.length > 0)
}

function* editsOf(line: Line, text: string): Iterable<Edit> {
	const [first, second] = line
	if (first === undefined || ['import', 'from', '@', 'def', 'class'].includes(first.text)) return
	if (first.text === 'async' && second?.text === 'def') return
	yield* leaveOut(line, first, text)
	yield* turnRound(line, first, text)
	for (const [at, token] of line.entries()) {
		const before = line[at - 1]
		const { start, end } = token
		if (token.text === 'await') {
			const next = line[at + 1]
			yield { start, end: next?.start ?? end, with: '', what: 'without "await"' }
		}
		if (token.kind === 'number' && Number.isFinite(Number(token.text))) {
			const more = String(Number(token.text) + 1)
			yield { start, end, with: more, what: `${more} for ${token.text}` }
		}
		const other = token.kind === 'text' || isSignOf(token, before) ? undefined : swaps[token.text]
		if (other !== undefined) yield { start, end, with: other, what: `${other} for ${token.text}` }
		if (token.text === 'gather' && line[at + 1]?.text === '(') yield* keepErrors(line, at + 1)
	}
}

/** Whether a plus or minus belongs to a number and is no sum. */
function isSignOf({ text }: Token, before: Token | undefined): boolean {
	if (text !== '+' && text !== '-') return false
	const isOperand = before?.kind === 'name' ? !kept.has(before.text) : before?.kind !== 'sign'
	return before === undefined || !(isOperand || /^[)\]}]$/.test(before.text))
}

/** A statement that stands for itself, or an error that is raised. */
function* leaveOut(line: Line, first: Token, text: string): Iterable<Edit> {
	const assigns = line.some(
		({ text: sign, depth }) => depth === 0 && /^(?:[^<>!=]?=|:|:=)$/.test(sign),
	)
	if (first.kind !== 'name' || kept.has(first.text) || assigns) return
	const end = line.at(-1)?.end ?? first.end
	const what = `without "${brief(text.slice(first.start, end))}"`
	yield { start: first.start, end, with: 'pass', what }
}

/** The condition of `if`, `elif` and `while`. */
function* turnRound(line: Line, first: Token, text: string): Iterable<Edit> {
	const colon = line.findLast(({ text: sign, depth }) => sign === ':' && depth === 0)
	const [, from] = line
	if (!['if', 'elif', 'while'].includes(first.text) || !colon || !from) return
	const said = text.slice(from.start, colon.start)
	const what = `with "${brief(said)}" turned round`
	yield { start: from.start, end: colon.start, with: `not (${said})`, what }
}

/** What `Promise.allSettled` is to `Promise.all`. */
function* keepErrors(line: Line, open: number): Iterable<Edit> {
	const depth = line[open]?.depth
	const close = line.findIndex(
		(token, at) => at > open && token.text === ')' && token.depth === depth,
	)
	const place = line[close]
	const keepsThem = line.slice(open, close).some(({ text }) => text === 'return_exceptions')
	if (place === undefined || keepsThem) return
	const comma = line[close - 1]?.text === ',' ? ' ' : ', '
	const { start } = place
	yield {
		start,
		end: start,
		with: `${comma}return_exceptions=True`,
		what: 'with return_exceptions=True',
	}
}

function brief(text: string): string {
	const line = text.replace(/\s+/g, ' ')
	return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
