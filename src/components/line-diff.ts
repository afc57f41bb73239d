import { diffLines } from 'diff'

export type LineChange = { kind: 'mine' | 'theirs' | 'same'; text: string }

/** Line by line from `mine` to `theirs`. A missing line break at the end of either is no difference. */
export function compareLines(mine: string, theirs: string): LineChange[] {
	return diffLines(endLine(mine), endLine(theirs)).flatMap(({ added, removed, value }) =>
		value
			.replace(/\n$/, '')
			.split('\n')
			.map((text) => ({ kind: added ? 'theirs' : removed ? 'mine' : 'same', text }) as const),
	)
}

/** Lines around a difference that say where it is. */
const around = 2

/** The places at which two texts differ, each with a few of the lines around it. */
export function differencesIn(lines: readonly LineChange[]): LineChange[][] {
	const changed = lines.flatMap(({ kind }, at) => (kind === 'same' ? [] : [at]))
	const places: { from: number; to: number }[] = []
	for (const at of changed) {
		const last = places.at(-1)
		// What lies closer together than the lines between them is one place.
		if (last && at - last.to <= 2 * around) last.to = at
		else places.push({ from: at, to: at })
	}
	return places.map(({ from, to }) => lines.slice(Math.max(from - around, 0), to + around + 1))
}

function endLine(text: string): string {
	return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
