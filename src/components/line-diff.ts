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

function endLine(text: string): string {
	return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
