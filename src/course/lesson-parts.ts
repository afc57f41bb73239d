import { readTag, type Tag } from './lesson-tag.ts'

/** What a lesson's page is made of, from top to bottom. `line` counts from 1, in the file. */
export type LessonPart =
	| { kind: 'prose'; line: number; text: string }
	| { kind: 'fence'; line: number; language: string; meta: string; text: string }
	| ({ kind: 'tag'; line: number } & Tag)

/**
 * Takes a lesson's MDX apart: the fences, the tags of components that begin a line, and the lines between
 * them. Front matter, imports and comments are left out. Throws a sentence with a line when a fence, a
 * tag or a comment has no end.
 */
export function partsOf(text: string): LessonPart[] {
	const lines = text.split(/\r?\n/)
	const parts: LessonPart[] = []
	let at = afterMatter(lines)
	while (at < lines.length) {
		const { part, next } = readPart(lines, at)
		parts.push(...part)
		at = next
	}
	return parts
}

/** The ids of the exercises that a page embeds, in its order. */
export function exercisesIn(text: string): string[] {
	return partsOf(text).flatMap((part) => {
		const id = part.kind === 'tag' && part.name === 'Exercise' ? part.attributes['id'] : undefined
		return typeof id === 'string' ? [id] : []
	})
}

/** What stands in the page at a line that cannot be read. */
export class UnreadablePart extends Error {
	override name = 'UnreadablePart'
	readonly line: number

	constructor(message: string, line: number) {
		super(message)
		this.line = line
	}
}

function afterMatter(lines: readonly string[]): number {
	if (lines[0]?.trim() !== '---') return 0
	const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---')
	return end + 1
}

interface Read {
	part: readonly LessonPart[]
	/** The index of the first line behind it. */
	next: number
}

function readPart(lines: readonly string[], at: number): Read {
	const text = lines[at] ?? ''
	if (/^(import|export)\b/.test(text)) return { part: [], next: endOfStatement(lines, at) }
	if (text.trimStart().startsWith('{/*')) return { part: [], next: endOfComment(lines, at) }
	const fence = /^(\s*)(`{3,}|~{3,})\s*([^\s`]*)[ \t]*([^`]*)$/.exec(text)
	if (fence) return readFence(lines, at, fence)
	if (/^\s*<\/?[A-Z]/.test(text)) return readTags(lines, at)
	return { part: [{ kind: 'prose', line: at + 1, text }], next: at + 1 }
}

/** An import goes on until the next empty line, as in MDX. */
function endOfStatement(lines: readonly string[], at: number): number {
	const end = lines.findIndex((line, index) => index > at && line.trim() === '')
	return end === -1 ? lines.length : end
}

function endOfComment(lines: readonly string[], at: number): number {
	const end = lines.findIndex((line, index) => index >= at && line.includes('*/}'))
	if (end === -1) throw new UnreadablePart('this comment has no end. Close it with */}.', at + 1)
	return end + 1
}

function readFence(lines: readonly string[], at: number, opening: RegExpExecArray): Read {
	const [, indent = '', mark = '', language = '', meta = ''] = opening
	const end = lines.findIndex((line, index) => index > at && closes(line, mark))
	if (end === -1)
		throw new UnreadablePart(`this code block has no end. Close it with ${mark}.`, at + 1)
	const text = lines
		.slice(at + 1, end)
		.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
		.join('\n')
	const part = { kind: 'fence', line: at + 1, language, meta: meta.trim(), text } as const
	return { part: [part], next: end + 1 }
}

function closes(line: string, mark: string): boolean {
	const text = line.trim()
	return text.length >= mark.length && text === (mark[0] ?? '`').repeat(text.length)
}

/** One tag or more on a line, the first over several lines where its attributes need them. */
function readTags(lines: readonly string[], at: number): Read {
	const source = lines.slice(at).join('\n')
	const part: LessonPart[] = []
	let from = 0
	while (/^[ \t]*<\/?[A-Z]/.test(source.slice(from))) {
		const start = source.indexOf('<', from)
		const line = at + countBreaks(source.slice(0, start)) + 1
		const read = readTag(source, start)
		if (!read) throw new UnreadablePart('this tag has no end. Close it with > or />.', line)
		part.push({ kind: 'tag', line, ...read.tag })
		from = read.end
	}
	const rest = source.slice(from, endOfLine(source, from))
	const line = at + countBreaks(source.slice(0, from)) + 1
	if (rest.trim() !== '') part.push({ kind: 'prose', line, text: rest })
	return { part, next: line }
}

function endOfLine(source: string, from: number): number {
	const end = source.indexOf('\n', from)
	return end === -1 ? source.length : end
}

function countBreaks(text: string): number {
	return text.split('\n').length - 1
}
