import * as z from 'zod/mini'
import { mostTraceEvents, traceEventSchema, type Trace } from '../../course/trace.ts'

/**
 * The trace that machine/trace.py wrote as JSON. Throws when it is none: whoever has Python may write there.
 * @param most how many of its events are kept
 */
export function readTrace(json: string, most = mostTraceEvents): Trace {
	const told = z.array(z.unknown()).parse(JSON.parse(json))
	const events = told.slice(0, most).map((event) => traceEventSchema.parse(event))
	const leftOut = told.length - events.length
	return { version: 2, events, ...(leftOut > 0 && { leftOut }) }
}
