import { VirtualClock } from './clock.ts'
import { openLabWeb } from './lab-web.ts'
import { createDraw } from './random.ts'
import type { RequestLog } from './request-log.ts'
import type { LabWeb } from './routes.ts'
import { installVirtualTime } from './virtual-globals.ts'

export { openLabWeb } from './lab-web.ts'
export type { RequestLog } from './request-log.ts'
export type { LabRoute, LabWeb } from './routes.ts'

/** How one piece of work went in the lab. */
export interface LabRun<T> {
	/** What the work gave. Reading it throws what the work threw. */
	readonly value: T
	/** What the work threw; `undefined` when it gave a value. */
	readonly error: unknown
	/** Virtual seconds until the work settled. */
	readonly seconds: number
	/** What it asked the lab web, as it stood when the work settled. */
	readonly requests: RequestLog
	/** How many of its timers were still to come when the work settled. */
	readonly timersLeft: number
}

/** How far a work in the lab has come, in virtual seconds, and what it has asked for. */
export interface LabNow {
	seconds: number
	requests: RequestLog
}

/** Who wants to know of each work in the lab. */
export interface LabWatch {
	/** Its time 0 is now; `look` may be asked at any time until it ends. */
	begin(look: () => LabNow): void
	/** It has settled, or can never settle. */
	end(run: LabNow): void
}

let seed = 1
let watch: LabWatch | undefined
let running: VirtualClock | undefined

/**
 * Sets what the world leaves open, before a suite loads. The seed decides in which order answers
 * come that are due at one moment, and nothing else: timers keep the order they were set in.
 */
export function configureLab(settings: { seed: number; watch?: LabWatch }): void {
	seed = settings.seed
	watch = settings.watch
}

/**
 * Time in the lab stands still until the promise settles: for work that happens outside of it, like
 * a worker thread's answer, which takes real time and no virtual time. Outside `inLab` it changes nothing.
 */
export function holdClock<T>(work: Promise<T>): Promise<T> {
	return running?.open ? running.hold(work) : work
}

/**
 * Runs the work on a virtual clock against the lab web: twenty seconds of waiting take milliseconds.
 * While it runs, timers, `Date`, `performance.now`, `AbortSignal.timeout` and `fetch` are the lab's.
 * @param web what answers `fetch`; `undefined`: every request is refused by name
 * @param patience real seconds to wait for something outside the lab (a thread, a file, an import)
 *   when no timer and no request is left, before the work counts as stuck
 * @throws an Error with a sentence when the work can never settle, when a timer's callback throws
 *   (that error), when timers go on for ever, and when another work is in the lab
 */
export async function inLab<T>(
	web: LabWeb | undefined,
	work: () => T | Promise<T>,
	{ patience = 0.05 }: { patience?: number } = {},
): Promise<LabRun<T>> {
	if (running) {
		throw new Error(
			'There is work in the lab already, and it has one clock: await one inLab before the next.',
		)
	}
	const clock = new VirtualClock(createDraw(seed))
	const { fetch, requests } = openLabWeb(web, { clock })
	const putBack = installVirtualTime(clock, fetch)
	running = clock
	try {
		let outcome: Outcome<T> | undefined
		watch?.begin(() => ({ seconds: clock.now(), requests }))
		void settle(work).then((settled) => (outcome = settled))
		await clock.runUntil(() => outcome !== undefined, patience)
		return report(outcome, clock, requests)
	} finally {
		watch?.end({ seconds: clock.now(), requests })
		clock.close()
		putBack()
		running = undefined
	}
}

type Outcome<T> = { value: T } | { error: unknown }

async function settle<T>(work: () => T | Promise<T>): Promise<Outcome<T>> {
	try {
		return { value: await work() }
	} catch (error) {
		return { error }
	}
}

function report<T>(
	outcome: Outcome<T> | undefined,
	clock: VirtualClock,
	requests: RequestLog,
): LabRun<T> {
	if (!outcome) throw new Error('The lab ended before its work.')
	return {
		get value() {
			if ('error' in outcome) throw outcome.error
			return outcome.value
		},
		error: 'error' in outcome ? outcome.error : undefined,
		seconds: clock.now(),
		requests: { entries: requests.entries, peak: requests.peak },
		timersLeft: clock.timersLeft,
	}
}
