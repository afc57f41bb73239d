import * as z from 'zod/mini'
import { mostTraceEvents, stretchEnds, type Trace, type TraceEvent } from '../../course/trace.ts'

const text = z.nullable(z.string())
const count = z.nullable(z.int())

/** An event as machine/trace.py writes it. */
const toldEventSchema = z.union([
	z.tuple([z.literal('created'), z.int(), z.number(), z.string(), z.string(), count]),
	z.tuple([
		z.literal('ran'),
		z.int(),
		z.number(),
		z.number(),
		z.enum(stretchEnds),
		text,
		text,
		count,
		text,
	]),
])
type ToldEvent = z.infer<typeof toldEventSchema>

/**
 * The trace that machine/trace.py wrote as JSON, in the course's words.
 * Throws when it is none: it comes from our side of the machine.
 */
export function readTrace(json: string): Trace {
	const told = z.array(z.unknown()).parse(JSON.parse(json))
	const events = told
		.slice(0, mostTraceEvents)
		.map((event) => toEvent(toldEventSchema.parse(event)))
	const leftOut = told.length - events.length
	return { version: 1, events, ...(leftOut > 0 && { leftOut }) }
}

function toEvent(told: ToldEvent): TraceEvent {
	if (told[0] === 'created') {
		const [what, task, at, name, runs, by] = told
		return { what, task, at, name: cut(name), runs: cut(runs), ...(by !== null && { by }) }
	}
	const [what, task, from, to, then, function_, file, line, on] = told
	return {
		what,
		task,
		from,
		to,
		then,
		...(function_ !== null && { in: cut(function_) }),
		...(file !== null && line !== null && { place: { file: cut(file), line } }),
		...(on !== null && { on: cut(on) }),
	}
}

/** A name is the learner's, and as long as they like. */
function cut(name: string): string {
	return name.length > 300 ? `${name.slice(0, 299)}…` : name
}
