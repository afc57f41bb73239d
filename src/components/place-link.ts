import type { Position } from '../course/report.ts'
import { button } from './element.ts'
import { words } from './spoken.ts'

/** Fired at a place link: show this place in the editor. */
export type PlaceEvent = CustomEvent<Position>

/** What a place is called: in Python, where errors have no columns, by its line alone. */
export function namePlace({ file, line, column }: Position): string {
	return file.endsWith('.py') ? words.grade.lineOf(line, file) : `${file}:${line}:${column}`
}

/** A place as a button that opens the file there: fires `place`, which bubbles to the exercise. */
export function placeLink(at: Position, text = namePlace(at)): HTMLButtonElement {
	const link = button(
		text,
		() => link.dispatchEvent(new CustomEvent('place', { detail: at, bubbles: true })),
		{ class: 'place' },
	)
	return link
}

/** A part of a text that names a place. */
export interface PlaceInText {
	text: string
	at: Position
}

/**
 * Cuts a text at each `file:line:column` of one of the files, and at what Python makes of a place: `"file",
 * line 7` in a traceback, `file:7: ` before a warning. Texts and places, in order.
 */
export function splitPlaces(text: string, files: readonly string[]): (string | PlaceInText)[] {
	if (files.length === 0) return [text]
	const names = files.map((file) => file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
	const places = new RegExp(
		`(?<![\\w/-])(${names}):(\\d+)(?::(\\d+)|(?<=[.]py:\\d+)(?=: ))|(?<=File )"(${names})", line (\\d+)`,
		'g',
	)
	const parts: (string | PlaceInText)[] = []
	let end = 0
	for (const match of text.matchAll(places)) {
		const [whole, script, line, column, module, lineOfModule] = match
		const file = script ?? module
		if (file === undefined) continue
		if (match.index > end) parts.push(text.slice(end, match.index))
		const at = { file, line: Number(line ?? lineOfModule), column: Number(column ?? 1) }
		parts.push({ text: whole, at })
		end = match.index + whole.length
	}
	if (end < text.length) parts.push(text.slice(end))
	return parts
}

/** The text with its places as links. */
export function linkPlaces(text: string, files: readonly string[]): (Node | string)[] {
	return splitPlaces(text, files).map((part) =>
		typeof part === 'string' ? part : placeLink(part.at, part.text),
	)
}

declare global {
	interface HTMLElementEventMap {
		place: PlaceEvent
	}
}
