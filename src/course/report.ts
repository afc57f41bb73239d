import * as z from 'zod/mini'
import { requestLogSchema } from './request-log.ts'
import { traceSchema } from './trace.ts'

// These are schemas, not only types, because a report comes out of a sandbox that ran a stranger's
// code: it is parsed and bounded where it arrives. The limits are what a page can show, not what a
// well-behaved run needs.

const line = z.string().check(z.maxLength(4_000))
const second = z.number()
const name = z.string().check(z.maxLength(200))

/** A place in a file of the submission; lines and columns count from 1. */
export const positionSchema = z.object({
	file: name,
	line: z.int(),
	column: z.int(),
})
export type Position = z.infer<typeof positionSchema>

/** An error as a learner may see it: no frame of ours, no path but theirs. */
export const runErrorSchema = z.object({
	/** The error's class: `TypeError`, `AssertionError`. */
	name,
	message: line,
	/** vitest's own diff, without colours: lines that start with `-` were expected, `+` received. */
	diff: z.optional(line),
	expected: z.optional(line),
	actual: z.optional(line),
	/** The innermost frame in the learner's files. */
	at: z.optional(positionSchema),
})
export type RunError = z.infer<typeof runErrorSchema>

/** What became of one case. `ms` is wall time. */
export const caseResultSchema = z.discriminatedUnion('status', [
	z.object({ status: z.literal('passed'), name, ms: z.number() }),
	z.object({ status: z.literal('failed'), name, ms: z.number(), error: runErrorSchema }),
	z.object({ status: z.literal('skipped'), name }),
])
export type CaseResult = z.infer<typeof caseResultSchema>

/** What is told of one piece of work: a program, or what a case had done. Times are seconds of its own clock. */
export const runFactsSchema = z.object({
	/** How long it took. */
	seconds: second,
	requests: requestLogSchema,
	/** Where it was asked for. */
	trace: z.optional(traceSchema),
	/** It was not over when this was told, and by its clock the world's time passes. */
	goesOn: z.optional(z.literal(true)),
	/** It was over, and is shown as if it took its time: when this was told, up to that second. */
	shownTo: z.optional(second),
})
export type RunFacts = z.infer<typeof runFactsSchema>

/** What a sandbox may say while a run goes on. */
export const sandboxEventSchema = z.discriminatedUnion('type', [
	/**
	 * The sandbox answered. With a place it computes there, and its event loop may have stopped turning.
	 * `preparing`: no code of the learner's runs yet, so the time that passes is not theirs.
	 */
	z.object({
		type: z.literal('alive'),
		at: z.optional(positionSchema),
		preparing: z.optional(z.literal(true)),
	}),
	/** One write of the learner's code. `during` names the case that ran. */
	z.object({
		type: z.literal('output'),
		stream: z.enum(['out', 'err']),
		text: z.string().check(z.maxLength(16_000)),
		during: z.optional(name),
	}),
	z.object({ type: z.literal('case-started'), name }),
	z.object({ type: z.literal('case-ended'), case: caseResultSchema }),
	/**
	 * The learner's code keeps the event loop to itself, and computes there. It says nothing of whether the loop will
	 * ever turn again, so it is no word of life.
	 */
	z.object({ type: z.literal('blocking'), at: positionSchema }),
	/**
	 * What a case, or without one the program, has done so far, as JSON of `runFactsSchema`: most is never looked at, so
	 * it is read by whoever shows it. The last one of a run that is stopped is all that is known of it.
	 */
	z.object({
		type: z.literal('traced'),
		during: z.optional(name),
		facts: z.string().check(z.maxLength(4_000_000)),
	}),
])
/** What a run says while it goes on; `started` comes from our side and names the runtime that does it. */
export type RunEvent = z.infer<typeof sandboxEventSchema> | { type: 'started'; runtime: string }

/** What is told of a program that was run as from a shell, beside how it ended. */
export const programFactsSchema = z.extend(runFactsSchema, {
	/** As a shell sees it: 1 for an error that nobody caught. */
	exitCode: z.int(),
})
export type ProgramFacts = z.infer<typeof programFactsSchema>

/** There when the job asked for it; see `ProgramJob.shell`. */
const facts = z.optional(programFactsSchema)

/**
 * What happened, as facts. Whether that is good is the judge's to say.
 * - `finished`: it came to its end. A program has no cases.
 * - `threw`: a program ended with an error that nobody caught.
 * - `unloadable`: nothing ran: a syntax error, an import that cannot be, an error while loading.
 * - `timed-out`: stopped from outside, after that many seconds; `stuck` when it computed without giving way. Written by deadline.ts alone.
 * - `crashed`: our fault: the sandbox died or could not be understood.
 */
export const runReportSchema = z.discriminatedUnion('status', [
	z.object({
		status: z.literal('finished'),
		/** What a program took by a clock of its own, where it had one that is not the world's. */
		seconds: z.optional(z.number()),
		cases: z.array(caseResultSchema).check(z.maxLength(200)),
		/** What the learner's code changed that it must not: `Promise.prototype.then`. */
		tampering: z.array(name).check(z.maxLength(100)),
		facts,
	}),
	z.object({
		status: z.literal('threw'),
		error: runErrorSchema,
		/** As of `finished`. */
		seconds: z.optional(z.number()),
		facts,
	}),
	z.object({
		status: z.literal('unloadable'),
		message: line,
		at: z.optional(positionSchema),
		facts,
	}),
	z.object({
		status: z.literal('timed-out'),
		after: z.number(),
		stuck: z.boolean(),
		during: z.optional(name),
		/** Where it was when it was stopped, as far as that is known. */
		at: z.optional(positionSchema),
		cases: z.array(caseResultSchema),
	}),
	z.object({ status: z.literal('crashed'), message: line }),
])
export type RunReport = z.infer<typeof runReportSchema>
