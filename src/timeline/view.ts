/** The part of a run that is looked at, in seconds. */
export interface Range {
	from: number
	to: number
}

/** A range, drawn that many pixels wide. */
export interface View extends Range {
	width: number
}

/** As close as one can look, in seconds: a millionth is the finest that a clock here tells. */
const closest = 5e-6

/** The whole of a run; of one that took no time, a little more. */
export function wholeOf(seconds: number): Range {
	return { from: 0, to: seconds > 0 ? seconds : 1e-3 }
}

/** Where a moment is, in pixels from the left. */
export function toPixels(time: number, { from, to, width }: View): number {
	return ((time - from) / (to - from)) * width
}

/** Which moment is at a pixel. */
export function toTime(pixels: number, { from, to, width }: View): number {
	return from + (pixels / width) * (to - from)
}

/** Looks `factor` times as close; the moment `at` stays where it is. */
export function zoom(range: Range, factor: number, at: number, whole: Range): Range {
	const span = range.to - range.from
	const next = Math.min(Math.max(span / factor, closest), whole.to - whole.from)
	const from = at - ((at - range.from) / span) * next
	return within({ from, to: from + next }, whole)
}

/** Moves along by `seconds`, as far as there is something. */
export function pan(range: Range, seconds: number, whole: Range): Range {
	return within({ from: range.from + seconds, to: range.to + seconds }, whole)
}

/** Moves along as little as it must to show `shown`, or its beginning where it is too long. */
export function reveal(range: Range, shown: Range, whole: Range): Range {
	const span = range.to - range.from
	if (shown.to <= range.to && shown.from >= range.from) return range
	if (shown.from < range.to && shown.to > range.from && shown.to - shown.from > span) return range
	const edge = span / 20
	const by =
		shown.from < range.from || shown.to - shown.from > span
			? shown.from - edge - range.from
			: shown.to + edge - range.to
	return pan(range, by, whole)
}

function within(range: Range, whole: Range): Range {
	const by =
		Math.max(0, whole.from - range.from) -
		Math.max(0, range.to - Math.max(whole.to, range.to - range.from + whole.from))
	return { from: range.from + by, to: range.to + by }
}
