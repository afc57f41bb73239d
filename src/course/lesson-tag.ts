/** A component's tag in a lesson. */
export interface Tag {
	name: string
	shape: 'opening' | 'closing' | 'whole'
	attributes: Readonly<Record<string, AttributeValue>>
}

/**
 * What an attribute says: `a="text"`, `a={['a', 'list']}` or `a` alone. Any other expression is kept as it is
 * written, for no check asks for it.
 */
export type AttributeValue = string | readonly string[] | true | { expression: string }

/**
 * Reads the tag that begins at `start` of a text. `end` is the place behind it; `undefined` when it has no end.
 */
export function readTag(source: string, start: number): { tag: Tag; end: number } | undefined {
	const head = /<(\/?)([A-Z][\w.]*)/y
	head.lastIndex = start
	const [opened, slash, name = ''] = head.exec(source) ?? []
	if (opened === undefined) return undefined
	const attributes: Record<string, AttributeValue> = {}
	let at = start + opened.length
	for (;;) {
		at = skipSpace(source, at)
		const close = /\/?>/y
		close.lastIndex = at
		const [closed] = close.exec(source) ?? []
		if (closed !== undefined) {
			const shape = slash === '/' ? 'closing' : closed === '/>' ? 'whole' : 'opening'
			return { tag: { name, shape, attributes }, end: at + closed.length }
		}
		const read = readAttribute(source, at)
		if (!read) return undefined
		attributes[read.name] = read.value
		at = read.end
	}
}

interface Attribute {
	name: string
	value: AttributeValue
	end: number
}

function readAttribute(source: string, start: number): Attribute | undefined {
	const pattern = /([\w:.-]+)(\s*=\s*)?/y
	pattern.lastIndex = start
	const [text, name, equals] = pattern.exec(source) ?? []
	if (text === undefined || name === undefined) return undefined
	const at = start + text.length
	if (equals === undefined) return { name, value: true, end: at }
	const quote = source[at]
	if (quote === '"' || quote === "'") {
		const end = source.indexOf(quote, at + 1)
		return end === -1 ? undefined : { name, value: source.slice(at + 1, end), end: end + 1 }
	}
	const end = endOfExpression(source, at)
	if (end === undefined) return undefined
	return { name, value: readExpression(source.slice(at + 1, end - 1)), end }
}

/** The place behind the brace that closes the one at `start`; braces in a text do not count. */
function endOfExpression(source: string, start: number): number | undefined {
	let depth = 0
	for (let at = start; at < source.length; at++) {
		const letter = source[at] ?? ''
		if (isQuote(letter)) {
			const end = endOfString(source, at)
			if (end === undefined) return undefined
			at = end - 1
		} else if (letter === '{') depth++
		else if (letter === '}' && --depth === 0) return at + 1
	}
	return undefined
}

/** A text or a list of texts; anything else is kept as it is written. */
function readExpression(written: string): AttributeValue {
	const expression = written.trim()
	const texts: string[] = []
	const isList = expression.startsWith('[') && expression.endsWith(']')
	const inside = isList ? expression.slice(1, -1) : expression
	for (let at = skipSpace(inside, 0); at < inside.length; at = skipSpace(inside, at)) {
		const end = isQuote(inside[at] ?? '') ? endOfString(inside, at) : undefined
		if (end === undefined) return { expression }
		texts.push(unescape(inside.slice(at + 1, end - 1)))
		at = skipSpace(inside, end)
		if (at < inside.length && inside[at++] !== ',') return { expression }
	}
	if (isList) return texts
	const [only] = texts
	return texts.length === 1 && only !== undefined ? only : { expression }
}

function isQuote(letter: string): boolean {
	return letter === '"' || letter === "'" || letter === '`'
}

/** The place behind the quote that closes the one at `start`. */
function endOfString(source: string, start: number): number | undefined {
	for (let at = start + 1; at < source.length; at++) {
		if (source[at] === '\\') at++
		else if (source[at] === source[start]) return at + 1
	}
	return undefined
}

function unescape(text: string): string {
	return text.replace(/\\(n|.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter))
}

function skipSpace(source: string, start: number): number {
	const space = /\s*/y
	space.lastIndex = start
	return start + (space.exec(source)?.[0].length ?? 0)
}
