import { expect } from 'vitest'
import { runFactsSchema, type RunEvent, type RunFacts } from '../../src/course/report.ts'
import type { Trace } from '../../src/course/trace.ts'

/** What a program had told of itself when it was stopped. */
export function lastTold(events: readonly RunEvent[]): RunFacts {
	const told = events.findLast((event) => event.type === 'traced')
	expect(told).toBeDefined()
	expect(told).not.toHaveProperty('during')
	return runFactsSchema.parse(JSON.parse(told?.facts ?? ''))
}

/** The names of what was created, in that order. */
export function namesOf(trace: Trace | undefined): string[] {
	return trace?.events.flatMap((event) => (event.what === 'created' ? [event.name] : [])) ?? []
}
