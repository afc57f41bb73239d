import { expect, test } from 'vitest'
import { mostTraceEvents, traceSchema } from '../../course/trace.ts'
import { readTrace } from './trace-events.ts'

const created = ['created', 1, 0.5, 'Task-1', 'main', null]
const ran = ['ran', 1, 0.5, 0.75, 'waits', 'main', 'main.py', 4, 'sleep']

test('the machine’s events become the course’s words', () => {
	const told = [created, ['created', 2, 0.6, 'Task-2', 'work', 1], ran]
	expect(readTrace(JSON.stringify(told))).toEqual({
		version: 1,
		events: [
			{ what: 'created', task: 1, at: 0.5, name: 'Task-1', runs: 'main' },
			{ what: 'created', task: 2, at: 0.6, name: 'Task-2', runs: 'work', by: 1 },
			{
				what: 'ran',
				task: 1,
				from: 0.5,
				to: 0.75,
				then: 'waits',
				in: 'main',
				place: { file: 'main.py', line: 4 },
				on: 'sleep',
			},
		],
	})
})

test('a stretch in no code of the learner’s has no place', () => {
	const done = ['ran', 1, 1, 2, 'done', null, null, null, null]
	const { events } = readTrace(JSON.stringify([done]))
	expect(events).toEqual([{ what: 'ran', task: 1, from: 1, to: 2, then: 'done' }])
})

test('a trace that is too long is cut, and says by how much', () => {
	const trace = readTrace(JSON.stringify(Array.from({ length: mostTraceEvents + 3 }, () => ran)))
	expect(trace.events).toHaveLength(mostTraceEvents)
	expect(trace.leftOut).toBe(3)
	expect(traceSchema.parse(trace)).toEqual(trace)
})

test('a name of the learner’s may be as long as they like', () => {
	const long = ['created', 1, 0, 'n'.repeat(5_000), 'f'.repeat(5_000), null]
	const trace = readTrace(JSON.stringify([long]))
	expect(traceSchema.parse(trace)).toEqual(trace)
})

test('what is no event of the machine’s is refused', () => {
	expect(() => readTrace('[["ran", "one"]]')).toThrow()
	expect(() => readTrace('{}')).toThrow()
})
