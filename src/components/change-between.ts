/** The smallest single change: what is equal at both ends stays, and with it the caret and the undo history. */
export function changeBetween(before: string, after: string) {
	const most = Math.min(before.length, after.length)
	let start = 0
	while (start < most && before[start] === after[start]) start++
	let end = 0
	while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++
	return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) }
}
