import * as z from 'zod/mini'

// What ran, what waited and for what, of whatever language: a Python task or thread, a call of an async
// function in TypeScript. Parsed where it arrives, like a report.

const name = z.string().check(z.maxLength(300))
/** Since the program, or the case, began, by its own clock. */
const second = z.number()
/** Numbered from 1, in the order in which the trace meets them. */
const task = z.int()

/** What can take its turns: a task of an event loop, a thread, a process or a worker. */
export const laneKinds = ['task', 'thread', 'process'] as const

/** What a task can wait for. `other` has a name that says more. */
export const waitKinds = [
	'sleep',
	'http',
	'lock',
	'queue',
	'thread',
	'process',
	'task',
	'other',
] as const

/** How one stretch of a task's work came to its end. `stopped`: it had none when the trace was told. */
export const stretchEnds = ['waits', 'yields', 'done', 'failed', 'cancelled', 'stopped'] as const

const placeSchema = z.object({ file: name, line: z.int() })
/** A line of the learner's. */
export type Place = z.infer<typeof placeSchema>

const waitSchema = z.object({
	kind: z.enum(waitKinds),
	/** In the words of the language: `Queue.get`, `GET https://…`. */
	name: z.optional(name),
	/** For `task`, and for `thread` where it is known: which. */
	task: z.optional(task),
})
export type Wait = z.infer<typeof waitSchema>

const createdSchema = z.object({
	what: z.literal('created'),
	task,
	at: second,
	/** What the program calls it: `Task-3`. */
	name,
	/** Left out: a task. */
	kind: z.optional(z.enum(laneKinds)),
	/** The function that it runs. */
	runs: name,
	/** The task that made it; left out: none did. */
	by: z.optional(task),
	/** A library made it for purposes of its own: it looks up a host, or shuts the loop down. */
	isLibrarys: z.optional(z.literal(true)),
})

const ranSchema = z.object({
	what: z.literal('ran'),
	task,
	from: second,
	to: second,
	then: z.enum(stretchEnds),
	/** The innermost function of the learner's in which it stopped, and where that is. */
	in: z.optional(name),
	place: z.optional(placeSchema),
	/** For `waits`: what for, as far as that is known. It waits until its next stretch begins, or until the end. */
	on: z.optional(waitSchema),
})

export const traceEventSchema = z.discriminatedUnion('what', [createdSchema, ranSchema])
export type TraceEvent = z.infer<typeof traceEventSchema>

/** More than a timeline can show, and little enough to be sent whole. */
export const mostTraceEvents = 20_000

/**
 * All that was seen of the tasks of one program, or of one case, in the order in which it was seen: an
 * event of a stretch comes when the stretch has ended. A task is `created` before it `ran`.
 */
export const traceSchema = z.object({
	version: z.literal(2),
	events: z.array(traceEventSchema).check(z.maxLength(mostTraceEvents)),
	/** How many events more there were. */
	leftOut: z.optional(z.int()),
})
export type Trace = z.infer<typeof traceSchema>
