import { expect, test } from 'vitest'
import { wordsFor } from '../words/words-for.ts'
import { sayLength, sayMoment } from './durations.ts'
import { sayBar, sayRun, sayTimeline, sayWait } from './facts.ts'
import { keyOf } from './key.ts'
import { layOut } from './lanes.ts'
import { created, ran, run, twentyAtOnce, waits } from './made-up-run.ts'
import { compare } from './compare.ts'
import { tabulate } from './table.ts'

const words = wordsFor('en')

const blocked = layOut(
	run(2.5, [
		created(1, 0, { runs: 'main' }),
		created(2, 0, { runs: 'ticker', by: 1 }),
		waits(1, [0, 0], { kind: 'sleep' }, 16),
		waits(2, [0, 0], { kind: 'queue', name: 'Queue.get' }),
		waits(2, [0.4, 0.4], { kind: 'sleep' }),
		ran(1, [0.5, 1.5], 'failed'),
		ran(2, [1.5, 1.5], 'cancelled'),
	]),
)

test('the first sentence is how much waiting fits into the time', () => {
	expect(sayRun(layOut(twentyAtOnce()), words)).toBe(
		'2.0 s of waiting in 0.10 s, up to 20 requests at once.',
	)
	expect(sayRun(layOut(run(1.5, [created(1, 0), ran(1, [0, 1.5])])), words)).toBe('It took 1.5 s.')
})

test('all that catches the eye is said, too', () => {
	expect(sayTimeline(blocked, words)).toEqual([
		'1.6 s of waiting in 2.5 s.',
		'2 tasks ran.',
		'main (Task-1) blocked the event loop for 1.0 s, from 0.5 s to 1.5 s (line 9 of main.py): 1 task could not go on.',
		'main (Task-1) failed after 1.5 s.',
		'1 task was cancelled.',
	])
})

test('a bar is told with what it waits for, how long, and where', () => {
	const [, lane] = blocked.lanes
	const bar = lane?.bars[1]
	expect(lane && bar && sayBar(bar, lane, blocked.lanes, words)).toBe(
		'ticker (Task-2) waits for a queue (Queue.get), 0.40 s, from 0 s to 0.4 s, line 7 of main.py.',
	)
})

test('a task that is waited for has its name, and a file of a library is no name', () => {
	expect(sayWait({ kind: 'task', task: 1 }, blocked.lanes, words)).toBe('main (Task-1)')
	expect(sayWait({ kind: 'task', task: 99 }, blocked.lanes, words)).toBe('a task')
	expect(sayWait({ kind: 'sleep', name: '/lib/python3.14/asyncio/tasks.py' }, [], words)).toBe(
		'a sleep',
	)
	expect(sayWait({ kind: 'other', name: 'gather' }, [], words)).toBe('gather')
})

test('the table has every bar, in the order of time', () => {
	const rows = tabulate(blocked, words)
	expect(rows).toHaveLength(blocked.lanes.flatMap(({ bars }) => bars).length)
	expect(rows.find(({ did }) => did.includes('blocks'))).toEqual({
		task: 'main (Task-1)',
		from: '0.5 s',
		to: '1.5 s',
		took: '1.0 s',
		did: 'runs and blocks the event loop, then fails',
		waitedFor: '',
		place: { file: 'main.py', line: 9 },
	})
	expect(rows.map(({ from }) => parseFloat(from))).toEqual(
		rows.map(({ from }) => parseFloat(from)).sort((a, b) => a - b),
	)
})

test('the legend has what is there, and nothing else', () => {
	expect(keyOf(blocked, words).map(({ look }) => look)).toEqual([
		'runs',
		'blocks',
		'inside',
		'sleep',
		'cancelled',
		'failed',
	])
})

test.each([
	[0, '0 s'],
	[58e-6, '58 µs'],
	[0.0125, '13 ms'],
	[0.2, '0.20 s'],
	[0.0996, '0.10 s'],
	[2, '2.0 s'],
	[9.97, '10.0 s'],
	[99.8, '100 s'],
	[3_600, '3600 s'],
])('%d seconds are called %s', (seconds, said) => {
	expect(sayLength(seconds, words)).toBe(said)
})

test('a moment has no more digits than it needs', () => {
	expect([sayMoment(0.5, words), sayMoment(0.503_26, words)]).toEqual(['0.5 s', '0.503 s'])
})

test('one is one, and many have a plural', () => {
	const { timeline } = words
	expect(timeline.ran({ task: 1, thread: 0, process: 2 })).toBe('1 task and 2 processes ran.')
	expect(timeline.leftOut(1_200)).toContain('1,200 events')
})

test('German has its own words, and its comma', () => {
	const [first, ...rest] = sayTimeline(blocked, wordsFor('de'))
	expect(first).toBe('1,6 s Warten in 2,5 s.')
	expect(rest[0]).toBe('2 Tasks liefen.')
	expect(sayMoment(0.503_26, wordsFor('de'))).toBe('0,503 s')
})

test('two runs stand on the scale of the longer one, and say how many times as fast', () => {
	const before = layOut(run(2.2, [created(1, 0), ran(1, [0, 2.2])], { title: 'Mine before' }))
	const now = layOut({ ...twentyAtOnce(), seconds: 0.2 })
	expect(compare(before, now, words)).toEqual({
		seconds: 2.2,
		speedup: expect.closeTo(11),
		sentences: [
			'Mine before took 2.2 s, Mine now 0.20 s: 11 times as fast.',
			'At most 20 requests in flight, instead of 0.',
		],
	})
	expect(compare(now, before, words).sentences[0]).toContain('11 times as slow')
	expect(compare(now, now, words).sentences).toEqual([
		'Mine now took 0.20 s, Mine now 0.20 s: as fast.',
	])
})
