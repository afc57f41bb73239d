import type { Words } from '../words/words.ts'
import { lookOf, looks, type Look } from './draw.ts'
import type { Timeline } from './lanes.ts'

/** The share of a run below which a pause is no more than a dot. */
const least = 1 / 400

/** The legend: what is to be seen in this timeline, and nothing else. */
export function keyOf(
	{ lanes, seconds }: Timeline,
	{ timeline: { looks: names } }: Words,
): { look: Look; words: string }[] {
	const seen = new Set<Look>()
	for (const { bars } of lanes) {
		// Everyone is ready for a moment before the first turn.
		for (const bar of bars)
			if (bar.is !== 'ready' || bar.to - bar.from >= seconds * least) seen.add(lookOf(bar))
		const end = bars.at(-1)?.end
		if (end === 'failed' || end === 'cancelled') seen.add(end)
	}
	const first = ['runs', 'blocks'] as const
	const order = [...first, ...looks.filter((look) => look !== 'runs' && look !== 'blocks')]
	return order.filter((look) => seen.has(look)).map((look) => ({ look, words: names[look] }))
}
