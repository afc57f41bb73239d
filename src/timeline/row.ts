/** The pixels of one lane: how high it is, where its bars have their middle, and how thick they are (1: as in a legend). */
export interface Row {
	height: number
	middle: number
	scale: number
}

/** With names beside the bars, and with names above them. */
const rows = {
	wide: { height: 24, middle: 12, scale: 1 },
	narrow: { height: 42, middle: 28, scale: 1 },
} as const
/** How high the lanes may be together, in pixels, where all of them are to be seen at once. */
const roomForAll = 500

/** The measures of a lane; `fitting` so many lanes into one look, where that is asked for. */
export function rowFor({
	narrow,
	fitting = 0,
}: {
	narrow: boolean
	fitting?: number | undefined
}): Row {
	const best = narrow ? rows.narrow : rows.wide
	const height = fitting === 0 ? best.height : roomForAll / fitting
	if (height >= best.height) return best
	// Names above the bars would take the room that there is not.
	return { height, middle: height / 2, scale: Math.min(1, height / rows.wide.height) }
}
