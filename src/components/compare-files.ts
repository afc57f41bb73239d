import type { Files } from '../course/submission.ts'
import { element } from './element.ts'
import { differenceBlock } from './failure.ts'
import { compareLines, differencesIn, type LineChange } from './line-diff.ts'
import { words } from './spoken.ts'

const markOf = {
	mine: { tag: 'del', sign: '-' },
	theirs: { tag: 'ins', sign: '+' },
	same: { tag: 'span', sign: ' ' },
} as const

/** Names of what stands on either side: `yours`, `the solution`. */
export interface Sides {
	mine: string
	theirs: string
}

/** Two versions of some files, line by line: a heading and a block for each file that `theirs` has. */
export function compareFiles(mine: Files, theirs: Files, names: Sides): HTMLElement[] {
	return Object.entries(theirs).flatMap(([file, text]) => [
		element('p', { class: 'panel-title mono' }, file),
		compare(file, { mine: mine[file] ?? '', theirs: text }, names),
	])
}

function compare(file: string, texts: Sides, names: Sides): HTMLElement {
	const lines = compareLines(texts.mine, texts.theirs)
	if (lines.every(({ kind }) => kind === 'same')) return element('p', {}, words.solution.same)
	return block(lines, file, names)
}

/** Each place at which they differ, as a heading and a block of its own. */
export function differencesOf(mine: Files, theirs: Files, names: Sides): HTMLElement[][] {
	return Object.entries(theirs).flatMap(([file, text]) =>
		differencesIn(compareLines(mine[file] ?? '', text)).map((place) => [
			element('p', { class: 'panel-title mono' }, file),
			block(place, file, names),
		]),
	)
}

function block(lines: readonly LineChange[], file: string, names: Sides): HTMLElement {
	return differenceBlock(
		lines.map(({ kind, text }) => {
			const { tag, sign } = markOf[kind]
			return { tag, text: `${sign} ${text}` }
		}),
		words.solution.sides(file, names.mine, names.theirs),
	)
}
