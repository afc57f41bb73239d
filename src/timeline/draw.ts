import type { Words } from '../words/words.ts'
import type { Bar } from './bars.ts'
import type { InFlight } from './in-flight.ts'
import type { Lane, Timeline } from './lanes.ts'
import type { Row } from './row.ts'
import { ticksOf } from './ticks.ts'
import { toPixels, type View } from './view.ts'

/** How bars are told apart: each look is a class with a colour, and a height or a pattern of its own. */
export const looks = [
	'ready',
	'inside',
	'sleep',
	'elsewhere',
	'http',
	'runs',
	'blocks',
	'cancelled',
	'failed',
] as const
export type Look = (typeof looks)[number]

/** What a drawing shows of the lanes: those from `first` up to `last`, that one left out. */
export interface Excerpt {
	view: View
	row: Row
	first: number
	last: number
	/** Where one task is followed: the tasks that do not fade. */
	followed?: ReadonlySet<number> | undefined
}

/** Half the height of what is drawn as a box, in pixels; all else is a line along the middle. */
const halfHeight: Partial<Record<Look, number>> = { runs: 7, blocks: 9 }
/** Pixels that a drawing has at the right, beyond its view: what ends with the run has its mark there. */
export const rightEdge = 10
/** Whatever ran can be seen, however short it was. */
const leastWidth = 2

/** The lanes as SVG, one path for each look and lane; what lies within one pixel is drawn once. */
export function drawLanes(
	{ lanes }: Timeline,
	{ view, row, first, last, followed }: Excerpt,
): string {
	return lanes
		.slice(first, last)
		.map((lane, index) => {
			const faded = followed && !followed.has(lane.task) ? ' faded' : ''
			const top = px((first + index) * row.height)
			return `<g class="lane${faded}" transform="translate(0 ${top})">${drawLane(lane, view, row)}</g>`
		})
		.join('')
}

/** How a bar looks. */
export function lookOf({ is, blocks, on }: Bar): Look {
	if (is === 'runs') return blocks ? 'blocks' : 'runs'
	if (is === 'ready') return 'ready'
	switch (on?.kind) {
		case 'sleep':
		case 'http':
			return on.kind
		case 'thread':
		case 'process':
			return 'elsewhere'
		default:
			return 'inside'
	}
}

/** A sample of a look, 28 pixels wide and 18 high, for a legend. */
export function drawSample(look: Look): string {
	return look === 'failed' || look === 'cancelled'
		? `<path class="${look}" d="${mark(look, 14, 9)}"/>`
		: `<path class="${look}" d="${stretch(look, 2, 26, { middle: 9, scale: 1 })}"/>`
}

function drawLane(lane: Lane, view: View, row: Row): string {
	const least = leastWidth * Math.max(0.5, row.scale)
	const paths = new Map<Look, { d: string; from: number; to: number }>()
	for (const bar of lane.bars) {
		if (bar.to < view.from || bar.from > view.to) continue
		const look = lookOf(bar)
		const from = Math.max(-4, toPixels(bar.from, view))
		const box = halfHeight[look] !== undefined
		const to = Math.max(Math.min(beyond(view), toPixels(bar.to, view)), from + (box ? least : 0))
		const path = paths.get(look)
		if (path && from <= path.to + 0.5) {
			path.to = Math.max(path.to, to)
			continue
		}
		if (path) path.d += stretch(look, path.from, path.to, row)
		paths.set(look, { d: path?.d ?? '', from, to })
	}
	const drawn = looks.flatMap((look) => {
		const path = paths.get(look)
		return path
			? [`<path class="${look}" d="${path.d}${stretch(look, path.from, path.to, row)}"/>`]
			: []
	})
	return drawn.join('') + drawEnd(lane, view, row)
}

/** One stretch of a path: a box, or a line that its look gives a width. */
function stretch(
	look: Look,
	from: number,
	to: number,
	{ middle, scale }: Omit<Row, 'height'>,
): string {
	const full = halfHeight[look]
	if (full === undefined) return `M${px(from)} ${px(middle)}H${px(to)}`
	const half = full * scale
	return `M${px(from)} ${px(middle - half)}H${px(to)}V${px(middle + half)}H${px(from)}Z`
}

/** A cross where it failed, a crossed circle where it was cancelled; in very low lanes there is no room for them. */
function drawEnd({ bars }: Lane, view: View, { middle, scale }: Row): string {
	const last = bars.at(-1)
	if (last?.end !== 'failed' && last?.end !== 'cancelled') return ''
	if (scale < 0.5 || last.to < view.from || last.to > view.to) return ''
	const x = Math.min(toPixels(last.to, view) + 8, view.width + rightEdge - 6)
	return `<path class="${last.end}" d="${mark(last.end, x, middle)}"/>`
}

function mark(look: Look, x: number, y: number): string {
	const left = px(x - 4)
	const right = px(x + 4)
	if (look === 'failed')
		return `M${left} ${y - 4}L${right} ${y + 4}M${left} ${y + 4}L${right} ${y - 4}`
	return `M${px(x - 5)} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M${px(x - 3.5)} ${y + 3.5}L${px(x + 3.5)} ${y - 3.5}`
}

/** The spans in which the loop was blocked, as bands behind the lanes. */
export function drawBlocks({ blocks }: Timeline, view: View, height: number): string {
	return blocks
		.filter(({ from, to }) => to >= view.from && from <= view.to)
		.map(({ from, to }) => {
			const left = Math.max(-2, toPixels(from, view))
			const right = Math.min(beyond(view), toPixels(to, view))
			return `<rect class="blocked" x="${px(left)}" y="0" width="${px(Math.max(1, right - left))}" height="${height}"/>`
		})
		.join('')
}

/** Upright lines at the marks of the axis. */
export function drawGrid(view: View, height: number, words: Words): string {
	const lines = ticksOf(view, words).map(({ x }) => `M${px(x)} 0V${height}`)
	return `<path class="grid" d="${lines.join('')}"/>`
}

/** The labels of the axis, their foot at `baseline`; the ones at the edges stay inside. */
export function drawAxis(view: View, baseline: number, words: Words): string {
	const ticks = ticksOf(view, words)
	return ticks
		.map(({ x, label }) => {
			const half = label.length * 3.5
			const anchor = x < half ? 'start' : x > view.width - half ? 'end' : 'middle'
			return `<text class="tick" x="${px(x)}" y="${baseline}" text-anchor="${anchor}">${escapeText(label)}</text>`
		})
		.join('')
}

/** The requests in flight over time, as stairs on a ground of that height. */
export function drawInFlight({ steps, peak }: InFlight, view: View, height: number): string {
	if (peak === 0) return ''
	const end = beyond(view)
	const y = (count: number) => px(height - (count / peak) * (height - 2))
	let d = `M-4 ${height}`
	let now = { x: -4, most: 0, count: 0 }
	for (const { at, count } of steps) {
		const x = Math.max(-4, toPixels(at, view))
		if (x > end) break
		if (x - now.x < 0.5) {
			// Stairs within half a pixel are one, as high as the highest.
			now = { x: now.x, most: Math.max(now.most, count), count }
			continue
		}
		d += `V${y(now.most)}V${y(now.count)}H${px(x)}`
		now = { x, most: count, count }
	}
	d += `V${y(now.most)}V${y(now.count)}`
	return `<path class="in-flight" d="${d}H${px(end)}V${height}Z"/>`
}

/** So far to the right that it is out of sight, in pixels. */
function beyond({ width }: View): number {
	return width + rightEdge + 4
}

/** A tenth of a pixel is finer than a screen. */
function px(value: number): string {
	return String(Math.round(value * 10) / 10)
}

/** A learner's text inside of SVG or HTML. */
export function escapeText(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
}
