import { expect, test } from 'vitest'
import { wordsFor } from '../words/words-for.ts'
import { drawAxis, drawBlocks, drawInFlight, drawLanes, escapeText, lookOf } from './draw.ts'
import { layOut, type Timeline } from './lanes.ts'
import { created, crowd, ran, run, twentyAtOnce, waits } from './made-up-run.ts'
import { wholeOf } from './view.ts'

const words = wordsFor('en')

const row = { height: 24, middle: 12, scale: 1 }

function draw(timeline: Timeline, range = wholeOf(timeline.seconds), width = 800) {
	return drawLanes(timeline, {
		view: { ...range, width },
		row,
		first: 0,
		last: timeline.lanes.length,
	})
}

test('a bar is drawn where its time is', () => {
	const timeline = layOut(
		run(8, [created(1, 2), waits(1, [2, 4], { kind: 'http' }), ran(1, [6, 8])]),
	)
	expect(draw(timeline)).toBe(
		'<g class="lane" transform="translate(0 0)">' +
			'<path class="http" d="M400 12H600"/>' +
			'<path class="runs" d="M200 5H400V19H200ZM600 5H800V19H600Z"/></g>',
	)
})

test('what ran without taking time can still be seen', () => {
	expect(draw(layOut(twentyAtOnce()))).toContain('M0 5H2V19H0Z')
})

test('each lane has one path for each look, however many bars it has', () => {
	const drawn = draw(layOut(crowd(3, 100)))
	expect(drawn.match(/<path/g)).toHaveLength(1 + 3 * 4)
})

test('bars within one pixel are drawn once', () => {
	const drawn = draw(layOut(crowd(1, 6_000)))
	expect(drawn.length).toBeLessThan(800 * 60)
})

test('only the lanes and the time in view are drawn', () => {
	const timeline = layOut(crowd(300, 4))
	const view = { from: 0.011, to: 0.015, width: 800 }
	const drawn = drawLanes(timeline, { view, row, first: 10, last: 20 })
	expect(drawn.match(/<g/g)).toHaveLength(10)
	expect(drawn).toContain('translate(0 240)')
	expect(drawn).not.toContain('"runs"')
	expect(drawn).toContain('"sleep" d="M-4 12H814"')
})

test('tasks that are not followed fade', () => {
	const timeline = layOut(twentyAtOnce())
	const view = { ...wholeOf(timeline.seconds), width: 800 }
	const followed = new Set([1, 3])
	const drawn = drawLanes(timeline, { view, row, first: 0, last: 21, followed })
	expect(drawn.match(/class="lane faded"/g)).toHaveLength(19)
})

test('failed and cancelled tasks have a mark at their end', () => {
	const timeline = layOut(
		run(2, [created(1, 0), created(2, 0), ran(1, [0, 1], 'failed'), ran(2, [1, 1], 'cancelled')]),
	)
	expect(draw(timeline)).toMatch(/class="failed".*class="cancelled"/)
})

test('a block is a band over all lanes', () => {
	const timeline = layOut(run(2, [created(1, 0), created(2, 0), ran(1, [0, 1]), ran(2, [1, 2])]))
	expect(drawBlocks(timeline, { from: 0, to: 4, width: 800 }, 48)).toContain(
		'<rect class="blocked" x="0" y="0" width="200" height="48"/>',
	)
})

test('what is in flight is drawn as stairs up to the peak', () => {
	const { inFlight } = layOut(twentyAtOnce())
	expect(drawInFlight(inFlight, { from: 0, to: 0.2, width: 200 }, 30)).toBe(
		'<path class="in-flight" d="M-4 30V30V30H0V2V2H100V30V30H214V30Z"/>',
	)
})

test('what is out of sight of the stairs is not heaped up at the edge', () => {
	const steps = Array.from({ length: 50 }, (_, at) => ({ at, count: at % 2 }))
	const drawn = drawInFlight({ steps, peak: 1 }, { from: 10, to: 12, width: 200 }, 30)
	expect(drawn.match(/H/g)?.length).toBeLessThan(6)
})

test('a peak that is narrower than a pixel can be seen, and what follows stands where it is', () => {
	const steps = [
		{ at: 0, count: 1 },
		{ at: 0.1, count: 10 },
		...Array.from({ length: 99 }, (_, at) => ({ at: 0.2 + at * 0.1, count: 5 })),
	]
	const drawn = drawInFlight({ steps, peak: 10 }, { from: 0, to: 100, width: 100 }, 22)
	expect(drawn).toContain('V2V12')
	expect(drawn.match(/H/g)?.length).toBeGreaterThan(15)
})

test('waits that differ look different', () => {
	const look = (kind: 'http' | 'sleep' | 'thread' | 'lock') =>
		lookOf({ from: 0, to: 1, is: 'waits', on: { kind } })
	expect(['http', 'sleep', 'thread', 'lock'] as const).toHaveLength(
		new Set((['http', 'sleep', 'thread', 'lock'] as const).map(look)).size,
	)
})

test('no label of the axis leaves the drawing', () => {
	const anchors = drawAxis({ from: 0, to: 1, width: 400 }, 16, words).match(/text-anchor="\w+"/g)
	expect(anchors?.at(0)).toBe('text-anchor="start"')
	expect(anchors?.at(-1)).toBe('text-anchor="end"')
})

test('a text of the learner cannot become a tag', () => {
	expect(escapeText('<script>"&')).toBe('&lt;script&gt;&quot;&amp;')
})

test(
	'five thousand events are laid out and drawn in less than a tenth of a second',
	{ timeout: 60_000 },
	() => {
		const run = crowd(300, 17)
		expect(run.trace.events.length).toBeGreaterThan(5_000)
		// Of the processor's time, and the best of a few: a machine that is busy with other things measures those.
		const times = Array.from({ length: 4 }, () => {
			const start = process.cpuUsage()
			draw(layOut(run))
			const { user, system } = process.cpuUsage(start)
			return (user + system) / 1_000
		})
		expect(Math.min(...times)).toBeLessThan(100)
	},
)
