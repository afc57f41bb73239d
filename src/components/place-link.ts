import type { Position } from '../course/report.ts'
import { button } from './element.ts'

/** Fired at a place link: show this place in the editor. */
export type PlaceEvent = CustomEvent<Position>

/** `fetch-all.ts:4:3` as a button that opens the file there: fires `place`, which bubbles to the exercise. */
export function placeLink(at: Position): HTMLButtonElement {
	const link = button(
		`${at.file}:${at.line}:${at.column}`,
		() => link.dispatchEvent(new CustomEvent('place', { detail: at, bubbles: true })),
		{ class: 'place' },
	)
	return link
}

/** Cuts a text at each `file:line:column` of one of the files: texts and places, in order. */
export function splitPlaces(text: string, files: readonly string[]): (string | Position)[] {
	if (files.length === 0) return [text]
	const names = files.map((file) => file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
	const parts: (string | Position)[] = []
	let end = 0
	for (const match of text.matchAll(new RegExp(`(?<![\\w/-])(${names}):(\\d+):(\\d+)`, 'g'))) {
		const [whole, file, line, column] = match
		if (file === undefined) continue
		if (match.index > end) parts.push(text.slice(end, match.index))
		parts.push({ file, line: Number(line), column: Number(column) })
		end = match.index + whole.length
	}
	if (end < text.length) parts.push(text.slice(end))
	return parts
}

/** The text with its places as links. */
export function linkPlaces(text: string, files: readonly string[]): (Node | string)[] {
	return splitPlaces(text, files).map((part) => (typeof part === 'string' ? part : placeLink(part)))
}

declare global {
	interface HTMLElementEventMap {
		place: PlaceEvent
	}
}
