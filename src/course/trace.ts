import * as z from 'zod/mini'

// What tasks did and when, of whatever language they are: the same words for a Python task and for
// what a TypeScript program may have in its place. Parsed where it arrives, like a report.

const name = z.string().check(z.maxLength(300))
const second = z.number()
const task = z.int()

/** How one stretch of a task's work came to its end. */
export const stretchEnds = ['waits', 'yields', 'done', 'failed', 'cancelled'] as const

export const traceEventSchema = z.discriminatedUnion('what', [
	z.object({
		what: z.literal('created'),
		/** Tasks are numbered from 1, in the order in which the trace meets them. */
		task,
		at: second,
		/** What the program calls it: `Task-3`. */
		name,
		/** The function that it runs. */
		runs: name,
		/** The task that made it; left out: none did. */
		by: z.optional(task),
	}),
	z.object({
		what: z.literal('ran'),
		task,
		from: second,
		to: second,
		then: z.enum(stretchEnds),
		/** The innermost function of the learner's in which it stopped, and where that is. */
		in: z.optional(name),
		place: z.optional(z.object({ file: name, line: z.int() })),
		/** What it waits for there: `sleep`, `Queue.get`, `task 3`. */
		on: z.optional(name),
	}),
])
export type TraceEvent = z.infer<typeof traceEventSchema>

/** More than a timeline can show, and little enough to be sent whole. */
export const mostTraceEvents = 20_000

/** All that was seen of the tasks of one program, in order. Times are seconds since it began, by its own clock. */
export const traceSchema = z.object({
	version: z.literal(1),
	events: z.array(traceEventSchema).check(z.maxLength(mostTraceEvents)),
	/** How many events more there were. */
	leftOut: z.optional(z.int()),
})
export type Trace = z.infer<typeof traceSchema>
