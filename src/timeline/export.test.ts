import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { wordsFor } from '../words/words-for.ts'
import { exportPerfetto } from './export-perfetto.ts'
import { exportSvg } from './export-svg.ts'
import { layOut } from './lanes.ts'
import { created, crowd, ran, run, twentyAtOnce } from './made-up-run.ts'

const words = wordsFor('en')

/** What the Trace Event Format asks of each kind of event that is written. */
const common = { name: z.string(), pid: z.int() }
const timed = { ...common, tid: z.int(), ts: z.number().check(z.nonnegative()) }
const eventSchema = z.discriminatedUnion('ph', [
	z.object({
		...timed,
		ph: z.literal('X'),
		dur: z.number().check(z.nonnegative()),
		cat: z.string(),
	}),
	z.object({ ...common, ph: z.literal('M'), tid: z.optional(z.int()), args: z.looseObject({}) }),
	z.object({ ...timed, ph: z.literal('s'), id: z.int(), cat: z.string() }),
	z.object({ ...timed, ph: z.literal('f'), id: z.int(), cat: z.string() }),
	z.object({ ...common, ph: z.literal('C'), ts: z.number(), args: z.looseObject({}) }),
])
const fileSchema = z.object({ traceEvents: z.array(eventSchema) })

function eventsOf(text: string) {
	return fileSchema.parse(JSON.parse(text)).traceEvents
}

test('every bar is a complete event in microseconds, and every lane has its name', () => {
	const events = eventsOf(exportPerfetto(layOut(twentyAtOnce()), words))
	const waits = events.filter(({ name }) => name === 'waits: http')
	expect(waits).toHaveLength(20)
	expect(waits[0]).toMatchObject({ ph: 'X', ts: 0, dur: 100_000, cat: 'waits' })
	const names = events.filter(({ name }) => name === 'thread_name')
	expect(names).toHaveLength(21)
	expect(names[1]).toMatchObject({ tid: 2, args: { name: 'fetch_name (Task-2)' } })
})

test('slices of a lane never overlap: they would be drawn on rows of their own', () => {
	const ends = new Map<number, number>()
	for (const event of eventsOf(exportPerfetto(layOut(crowd(20, 50)), words))) {
		if (event.ph !== 'X') continue
		expect(event.ts).toBeGreaterThanOrEqual((ends.get(event.tid) ?? 0) - 1e-6)
		ends.set(event.tid, event.ts + event.dur)
	}
	expect(ends.size).toBe(21)
})

test('an arrow leaves the slice of the maker, and comes before the first slice of what was made', () => {
	const events = eventsOf(exportPerfetto(layOut(twentyAtOnce()), words))
	const at = (ph: string, tid: number) =>
		events.findIndex((event) => event.ph === ph && 'tid' in event && event.tid === tid)
	// All this happens at one moment; a viewer goes by the order.
	expect(at('X', 1)).toBeLessThan(at('s', 1))
	expect(at('s', 1)).toBeLessThan(at('f', 2))
	expect(at('f', 2)).toBeLessThan(at('X', 2))
	const ids = (ph: string) =>
		events.flatMap((event) => (event.ph === ph && 'id' in event ? event.id : []))
	expect(ids('s')).toEqual(ids('f'))
	expect(ids('s')).toHaveLength(20)
})

test('events are in the order of time', () => {
	const times = eventsOf(exportPerfetto(layOut(crowd(5, 20)), words)).flatMap((event) =>
		'ts' in event ? event.ts : [],
	)
	expect(times).toEqual([...times].sort((a, b) => a - b))
})

test('a picture stands alone: its title, its colours and its legend are inside', () => {
	const picture = exportSvg(layOut(twentyAtOnce()), words)
	expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1260"/)
	expect(picture).toContain('<title>Mine now</title>')
	expect(picture).toContain('.http{stroke:')
	expect(picture).toContain('waits for an answer</text>')
	expect(picture).not.toContain('var(--')
	expect(picture.match(/<g class="lane"/g)).toHaveLength(21)
})

test('no name of the learner becomes a tag of the picture', () => {
	const runs = '<script>alert(1)</script>'
	const picture = exportSvg(
		layOut(run(1, [created(1, 0, { runs, name: '"&' }), ran(1, [0, 1])], { title: '<b>' })),
		words,
	)
	expect(picture).not.toContain('<script')
	expect(picture).not.toContain('<b>')
	expect(picture).toContain('&lt;script&gt;')
})

test('every tag of a picture is closed', () => {
	const open: string[] = []
	for (const [, close, name, self] of exportSvg(layOut(crowd(3, 3)), words).matchAll(
		/<(\/?)(\w+)[^>]*?(\/?)>/g,
	)) {
		if (close) expect(open.pop()).toBe(name)
		else if (!self && name !== undefined) open.push(name)
	}
	expect(open).toEqual([])
})
