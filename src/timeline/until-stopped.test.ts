import { expect, test } from 'vitest'
import type { RunFacts } from '../course/report.ts'
import { created, log, ran, waits } from './made-up-run.ts'
import { layOut } from './lanes.ts'
import { untilStopped } from './until-stopped.ts'

const sleep = { kind: 'sleep' } as const

/** A task that sleeps from 1 to 3, and another that begins at 2 and computes until 4. */
const facts: RunFacts = {
	seconds: 5,
	requests: { ...log([0, 1], [1, 3], [4, 5]), peak: 7 },
	trace: {
		version: 2,
		events: [
			created(1, 0),
			waits(1, [0, 1], sleep),
			created(2, 2),
			ran(2, [2, 4]),
			ran(1, [3, 5], 'failed'),
		],
	},
}

test('what was told when nothing went on is all there is', () => {
	expect(untilStopped(facts, 3)).toBe(facts)
})

test('what goes on by the world’s time went on until it was stopped', () => {
	const stopped = { ...ran(2, [2, 4]), then: 'stopped' as const }
	const events = [created(1, 0), waits(1, [0, 1], sleep), created(2, 2), stopped]
	const told: RunFacts = { ...facts, goesOn: true, trace: { version: 2, events } }
	const { seconds, trace } = untilStopped(told, 1.5)
	expect(seconds).toBe(6.5)
	expect(trace?.events).toEqual([...events.slice(0, 3), { ...stopped, to: 5.5 }])
})

test('of what is only shown in its time there is what has been shown', () => {
	const { seconds, trace, requests } = untilStopped({ ...facts, shownTo: 2 }, 0.5)
	expect(seconds).toBe(2.5)
	expect(trace?.events).toEqual([
		created(1, 0),
		waits(1, [0, 1], sleep),
		created(2, 2),
		{ ...ran(2, [2, 2.5]), then: 'stopped' },
	])
	expect(requests).toMatchObject({ entries: [{ end: 1 }, { outcome: 'in flight' }], peak: 0 })
	expect(requests.entries[1]).not.toHaveProperty('end')
})

test('of a run that was shown to its end everything is left', () => {
	const { seconds, trace, requests } = untilStopped({ ...facts, shownTo: 4 }, 2)
	expect({ seconds, trace, requests }).toEqual({
		seconds: facts.seconds,
		trace: facts.trace,
		requests: facts.requests,
	})
})

test('a task that waits when it is stopped is drawn to the end', () => {
	const { trace, requests, seconds } = untilStopped({ ...facts, shownTo: 1 }, 0.5)
	if (!trace) throw new Error('The trace is gone.')
	const { lanes } = layOut({ title: '', trace, requests, seconds })
	expect(lanes).toHaveLength(1)
	expect(lanes[0]?.bars.at(-1)).toMatchObject({ is: 'waits', from: 1, to: 1.5 })
})
