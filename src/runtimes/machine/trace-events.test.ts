import { expect, test } from 'vitest'
import { mostTraceEvents, traceSchema } from '../../course/trace.ts'
import { readTrace } from './trace-events.ts'

const ran = { what: 'ran', task: 1, from: 0.5, to: 0.75, then: 'waits', on: { kind: 'sleep' } }

test('a trace is what the machine told of it', () => {
	const created = { what: 'created', task: 1, at: 0.5, name: 'Task-1', runs: 'main' }
	expect(readTrace(JSON.stringify([created, ran]))).toEqual({ version: 2, events: [created, ran] })
})

test('a trace that is too long is cut, and says by how much', () => {
	const trace = readTrace(JSON.stringify(Array.from({ length: mostTraceEvents + 3 }, () => ran)))
	expect(trace.events).toHaveLength(mostTraceEvents)
	expect(trace.leftOut).toBe(3)
	expect(traceSchema.parse(trace)).toEqual(trace)
	expect(readTrace(JSON.stringify([ran, ran, ran]), 2)).toMatchObject({ leftOut: 1 })
})

test('what is no event of the machine’s is refused', () => {
	expect(() => readTrace('[{"what":"ran","task":"one"}]')).toThrow()
	expect(() => readTrace('{}')).toThrow()
})
