import * as z from 'zod/mini'
import type { LabWeb } from '../../../exercises/kit/routes.ts'
import { runErrorSchema } from '../../course/report.ts'
import { requestLogSchema } from '../../course/request-log.ts'
import type { Files } from '../../course/submission.ts'
import type { ClockMode } from '../../course/clock-mode.ts'
import type { PythonFiles } from './pyodide.ts'
import type { Snapshot } from './snapshot.ts'

// What is said between whoever needs Python and the thread in which it runs. Orders are ours; answers
// were made beside a stranger's code, and are parsed.

/** The first order, once: an interpreter is booted and kept for what comes. */
export interface BootOrder {
	type: 'boot'
	files: PythonFiles
	/** Whether the compiled module comes in an order of its own: all else is fetched meanwhile. */
	moduleFollows?: boolean
	/** Whether it tells how much of each file has arrived, until it is ready. */
	count?: boolean
	/** The most memory Python may have, in bytes. */
	memory?: number
	/** The memory it begins with; left out: what `files` names, what was kept, or a new one. */
	snapshot?: Snapshot
	/** Whether the answer is to bring the memory it began with, for the next. */
	keep?: boolean
}

/** What an interpreter is an instance of, compiled once and shared. */
export interface ModuleOrder {
	type: 'module'
	module: WebAssembly.Module
}

/** Run a file as `python FILE` does. It is the last thing that this interpreter does. */
export interface ProgramOrder {
	type: 'program'
	files: Files
	main: string
	clock: ClockMode
	seed?: number
	web?: LabWeb
	/** What follows the name of the file on a command line. */
	args?: readonly string[]
	env?: Readonly<Record<string, string>>
	/** Whether hosts that are not of the lab web are reached through the browser's `fetch`. */
	outside?: boolean
	/** How many interpreters of their own the pools of processes have; left out: none. */
	cores?: number
	trace?: boolean
	/** How much of what it writes is passed on, in characters. Left out: more than a page shows. */
	output?: number
}

/** Load the modules of the files, as a suite's submission; they stay for the calls that come. */
export interface LoadOrder {
	type: 'load'
	files: Files
	/** The modules to try: an attempt that cannot be loaded is not graded. */
	modules: readonly string[]
	seed: number
}

/** Call something of a module, with a machine that is as if nothing had run before. */
export interface CallOrder {
	type: 'call'
	id: number
	/** JSON for `calls.ask`. */
	ask: string
	web?: LabWeb
	seed: number
	/** How many polls it may compute; see `Attention`. */
	budget: number
}

/** From now on be a worker of a pool of processes; the calls of that pool follow. */
export type WorkerOrder = { type: 'worker' } & Pick<ProgramOrder, 'files' | 'web' | 'outside'>

/** Do a call of the pool; see poolworkers.py. Its text has one character for each byte. */
export interface WorkOrder {
	type: 'work'
	text: string
}

/** What that worker made of the call that the program has `asked` for; without a text it has ended. */
export interface WorkedOrder {
	type: 'worked'
	worker: number
	text?: string
}

export type Order =
	| BootOrder
	| ModuleOrder
	| ProgramOrder
	| LoadOrder
	| CallOrder
	| WorkerOrder
	| WorkOrder
	| WorkedOrder

const home = z.string().check(z.maxLength(400))
const number = z.number()

/** How a program ended. `error` is one that nobody caught; its traceback is in the output. */
const endingSchema = z.object({
	code: number,
	/** Seconds by the machine's clock. */
	seconds: number,
	error: z.optional(runErrorSchema),
	/** A sentence, when it ended in another way than by coming to its end: `os._exit(3)`. */
	note: z.optional(z.string().check(z.maxLength(1_000))),
	requests: requestLogSchema,
	/** JSON, as trace.py writes it; see trace-events.ts. */
	trace: z.optional(z.string()),
})
export type Ending = z.infer<typeof endingSchema>

/** Everything the thread says. */
export const answerSchema = z.discriminatedUnion('type', [
	/** The interpreter is there. `switches`: threads can take turns here. */
	z.object({
		type: z.literal('ready'),
		switches: z.boolean(),
		snapshot: z.optional(z.custom<Snapshot>((value) => value instanceof Uint8Array)),
	}),
	/** So many bytes of that file are here, of those it is unpacked to; without a number: all of them. */
	z.object({
		type: z.literal('arrived'),
		address: z.string().check(z.maxLength(4_000)),
		bytes: z.optional(number),
	}),
	/** It could not be booted, or it died: a sentence. Nothing follows. */
	z.object({ type: z.literal('broken'), why: z.string().check(z.maxLength(4_000)) }),
	/** A write of the program's, `at` that second of the machine's clock. */
	z.object({
		type: z.literal('output'),
		stream: z.enum(['out', 'err']),
		text: z.string().check(z.maxLength(16_000)),
		at: number,
	}),
	/** It computes, at that place; without a file, in no code of the learner's. */
	z.object({ type: z.literal('alive'), file: z.optional(home), line: z.optional(number) }),
	/** What the program has done so far: `events` is JSON, as trace.py writes it, without so many that were too much. */
	z.object({
		type: z.literal('traced'),
		events: z.string(),
		leftOut: number,
		seconds: number,
		/** As in `runFactsSchema`. */
		goesOn: z.boolean(),
		requests: requestLogSchema,
	}),
	z.object({ type: z.literal('ended'), ending: endingSchema }),
	/** The program wants that worker of its pools to do a call; it is started for its first. */
	z.object({ type: z.literal('asked'), worker: number, text: z.string() }),
	/** The program needs that worker no more. */
	z.object({ type: z.literal('dismissed'), worker: number }),
	/** A worker has done a call; '' when it is at its end. */
	z.object({ type: z.literal('worked'), text: z.string() }),
	/** Every module could be loaded, or `error`, JSON of the machine's values. */
	z.object({ type: z.literal('loaded'), error: z.optional(z.string()) }),
	z.object({
		type: z.literal('answered'),
		id: number,
		/** JSON of `calls.ask`. */
		text: z.string(),
		requests: requestLogSchema,
	}),
])
export type Answer = z.infer<typeof answerSchema>
