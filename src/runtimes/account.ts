import type { CaseResult, RunEvent, RunReport } from '../course/report.ts'
import type { Job } from './runtime.ts'

// What a Node process is reported with when it ended and left no report, wherever it ran.

/** How it ended. */
export interface Death {
	/** `null`: a signal ended it. */
	code: number | null
	killer: string | null
	/** The end of what it wrote to stderr. */
	words: string
	/** How much memory JavaScript objects may take in it, in megabytes, where that is limited. */
	memory?: number
}

/** Keeps what the run said, for the case that its process dies before it can report. */
export interface Account {
	hear(event: RunEvent): void
	/** The learner's doing is in the report's cases; `crashed` says that the death was none of it. */
	afterDeath(death: Death): RunReport
}

export function createAccount(job: Job): Account {
	const ended: CaseResult[] = []
	let during: string | undefined
	let heard = false
	return {
		hear(event) {
			heard = true
			if (event.type === 'case-started') during = event.name
			if (event.type !== 'case-ended') return
			ended.push(event.case)
			if (event.case.name === during) during = undefined
		},
		afterDeath(death) {
			const message = causeOf(death)
			// Before its first word no code of the learner's was loaded: that death is ours.
			if (!heard || message === undefined) return crashed(describe(death))
			if (job.kind === 'program') return { status: 'threw', error: { name: 'Error', message } }
			const running = during ?? ended.at(-1)?.name
			if (running === undefined) return { status: 'unloadable', message }
			return {
				status: 'finished',
				cases: settle(job.cases, ended, running, message),
				tampering: [],
			}
		},
	}
}

export function crashed(message: string): RunReport {
	return { status: 'crashed', message }
}

/** The case that ran when the process died fails with what it died of, and those after it for want of a process. */
function settle(
	names: readonly string[],
	ended: readonly CaseResult[],
	running: string,
	message: string,
): CaseResult[] {
	const fail = (name: string, why: string): CaseResult => ({
		status: 'failed',
		name,
		ms: 0,
		error: { name: 'Error', message: why },
	})
	const all = new Set([...names, ...ended.map((c) => c.name), running])
	return [...all].map((name) => {
		if (name === running) return fail(name, message)
		const result = ended.find((c) => c.name === name)
		return result ?? fail(name, `Not reached: the process ended during “${running}”.`)
	})
}

/** What a machine that is short of memory sends, or whoever stops us; a mistake in the code does not. */
const sentFromOutside: readonly (string | null)[] = ['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGINT']

/** What the learner's code did to end the process, or `undefined` when it was ended from outside. */
function causeOf(death: Death): string | undefined {
	if (/heap out of memory|heap limit|Array buffer allocation failed/i.test(death.words)) {
		const limit = death.memory === undefined ? '' : ` (${death.memory} MB)`
		return `Your code used up its memory${limit}, and the process ended.`
	}
	if (sentFromOutside.includes(death.killer)) return undefined
	return `Your code ended the process that ran it (${manner(death)}).`
}

function describe(death: Death): string {
	const { words } = death
	return `The Node process ended ${manner(death)} before it could report. ${words.slice(-500)}`.trim()
}

function manner({ code, killer }: Death): string {
	return killer === null ? `with code ${code}` : `by ${killer}`
}
