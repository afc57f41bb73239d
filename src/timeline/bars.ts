import type { Place, stretchEnds, Wait } from '../course/trace.ts'
import type { Ran } from './lanes.ts'

/** What a task did for a while. */
export interface Bar {
	/** Seconds of the run's clock. */
	from: number
	to: number
	/** `ready`: it could go on, and it was not its turn. */
	is: 'runs' | 'waits' | 'ready'
	/** For `waits`: what for, as far as that is known. */
	on?: Wait
	/** For `runs`: how it came to its end. For all: the line at which it stopped, and the function that holds it. */
	end?: (typeof stretchEnds)[number]
	in?: string
	place?: Place
	/** For `runs`: it kept the event loop from others; see blocks.ts. */
	blocks?: true
	/** How many turns this bar stands for, where it is more than one. */
	turns?: number
}

const over: readonly Bar['end'][] = ['done', 'failed', 'cancelled', 'stopped']

/** The bars of one task, from its creation to its end, or to the end of the run. Those of no length are left out, except where it ran. */
export function barsOf({
	created,
	ran,
	end,
}: {
	created: number
	ran: readonly Ran[]
	end: number
}): Bar[] {
	const bars: Bar[] = []
	let before: Bar = { from: created, to: created, is: 'ready' }
	for (const stretch of ran) {
		add(bars, { ...before, to: stretch.from })
		add(bars, runBar(stretch))
		before = pauseAfter(stretch)
	}
	if (!over.includes(ran.at(-1)?.then)) add(bars, { ...before, to: end })
	return bars
}

function runBar({ from, to, then, in: inside, place }: Ran): Bar {
	return { from, to, is: 'runs', end: then, ...where(inside, place) }
}

/** What it does after a stretch, as yet without length. */
function pauseAfter({ to, then, in: inside, place, on }: Ran): Bar {
	const waits = then === 'waits'
	return {
		from: to,
		to,
		is: waits ? 'waits' : 'ready',
		...(waits && on && { on }),
		...where(inside, place),
	}
}

function where(inside: string | undefined, place: Place | undefined): Pick<Bar, 'in' | 'place'> {
	return { ...(inside !== undefined && { in: inside }), ...(place && { place }) }
}

/** Adds a bar, or lengthens the last one by it where nothing is lost: no time between them, and all else the same. */
function add(bars: Bar[], bar: Bar): void {
	if (bar.is !== 'runs' && bar.to <= bar.from) return
	const last = bars.at(-1)
	if (!last || !continues(last, bar)) {
		bars.push(bar)
		return
	}
	last.to = bar.to
	last.turns = (last.turns ?? 1) + 1
	if (bar.end) last.end = bar.end
}

function continues(last: Bar, bar: Bar): boolean {
	return (
		last.is === bar.is &&
		last.to === bar.from &&
		(last.end === undefined || last.end === 'yields') &&
		last.in === bar.in &&
		last.place?.line === bar.place?.line &&
		last.place?.file === bar.place?.file &&
		last.on?.kind === bar.on?.kind &&
		last.on?.name === bar.on?.name &&
		last.on?.task === bar.on?.task
	)
}
