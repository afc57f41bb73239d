import type { CaseResult, Position, RunEvent, RunReport } from '../course/report.ts'
import type { Job, Runtime, Sandbox } from './runtime.ts'

export interface Limits {
	/** How long a run may take, in seconds. */
	seconds: number
	/** How long it may say nothing, not even that it is alive, in seconds; where everything is slow, longer. */
	silence?: number
}

/** A run that stopped for this long before its time was over did not only take long: it is stuck. In seconds. */
const suspicious = 1

/** How often the clock is looked at, in milliseconds. */
const tick = 100

/** Between two looks on a busy computer, in milliseconds. What is longer counts as this. */
const longestTick = 3 * tick

/** Of the longest silence that a run has come back from: how many times as long it may be silent. */
const slack = 4

/**
 * The same runtime with a time limit. A run that takes too long, or falls silent, is ended by throwing
 * its sandbox away, and reported as `timed-out` with the cases that had ended by then.
 */
export function limited(runtime: Runtime, { seconds, silence = 2.5 }: Limits): Runtime {
	return {
		name: runtime.name,
		languages: runtime.languages,
		obstacle: () => runtime.obstacle(),
		async open(onStep) {
			const sandbox = await runtime.open(onStep)
			return {
				run: (job, onEvent) => runLimited(sandbox, job, onEvent, { seconds, silence }),
				[Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
			}
		},
	}
}

async function runLimited(
	sandbox: Sandbox,
	job: Job,
	onEvent: (event: RunEvent) => void,
	limits: Required<Limits>,
): Promise<RunReport> {
	const watch = createWatch(limits)
	const over = new AbortController()
	const running = sandbox.run(job, (event) => {
		if (over.signal.aborted) return
		watch.hear(event)
		onEvent(event)
	})
	const late = new Promise<RunReport>((resolve) => {
		const timer = setInterval(() => {
			const report = watch.look()
			if (report !== undefined) resolve(report)
		}, tick)
		over.signal.addEventListener('abort', () => clearInterval(timer))
	})
	try {
		const report = await Promise.race([running, late])
		if (report.status === 'timed-out') {
			// Throwing the sandbox away makes the run reject, and nobody is left to hear it.
			running.catch(() => {})
			await sandbox[Symbol.asyncDispose]()
		}
		return report
	} finally {
		over.abort()
	}
}

interface Watch {
	hear(event: RunEvent): void
	/** The report of a run that is over its limits, or `undefined`. */
	look(): RunReport | undefined
}

function createWatch({ seconds, silence }: Required<Limits>): Watch {
	let started = performance.now()
	const cases: CaseResult[] = []
	let during: string | undefined
	let at: Position | undefined
	let looked = started
	// Before its first word a run may still be on its way here; that is no silence.
	let heard: number | undefined
	let longestGap = 0
	/** How long we have been held up ourselves since the last look. */
	const heldUp = (now: number) => Math.max(0, now - looked - longestTick)
	return {
		hear(event) {
			if (event.type === 'blocking') at = event.at
			// What was done so far is told from a loop that never ends, too.
			if (event.type === 'blocking' || event.type === 'traced') return
			const now = performance.now()
			// It may be heard before the look that is due: a sleep of ours is none of the run's.
			longestGap = Math.max(longestGap, now - (heard ?? now) - heldUp(now))
			heard = now
			if (event.type === 'alive') {
				at = event.at
				if (event.preparing) started = heard
			}
			if (event.type === 'case-started') during = event.name
			if (event.type !== 'case-ended') return
			cases.push(event.case)
			if (event.case.name === during) during = undefined
		},
		look() {
			const now = performance.now()
			// A tab in the background, a laptop that slept, a computer that has much to do: what was said meanwhile
			// is only coming in now, and the run may have stood still as we did.
			const lost = heldUp(now)
			looked = now
			started = Math.min(now, started + lost)
			if (heard !== undefined) heard = Math.min(now, heard + lost)
			const quiet = heard === undefined ? 0 : (now - heard) / 1000
			const after = (now - started) / 1000
			const usual = (slack * longestGap) / 1000
			if (after < seconds && quiet < Math.max(silence, usual)) return undefined
			const stuck = quiet >= Math.max(Math.min(silence, suspicious), usual) || at !== undefined
			return {
				status: 'timed-out',
				after: Math.round(after * 10) / 10,
				stuck,
				cases,
				...(during !== undefined && { during }),
				...(at !== undefined && { at }),
			}
		},
	}
}
