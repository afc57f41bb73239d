import type { RunReport } from '../course/report.ts'
import type { Verdict } from '../course/verdict.ts'
import { messageOf } from './run-error-words.ts'

/** A headline, and what follows from it, in plain words. */
export interface Words {
	headline: string
	/** Left out where the headline says it all. */
	detail?: string
}

/** What a verdict is called and what to do about it. Pure; also what the live region speaks. */
export function sayVerdict(verdict: Verdict): Words {
	switch (verdict.status) {
		case 'passed':
			return { headline: `Passed: ${allOf(verdict.cases.length)}.` }
		case 'failed': {
			const passed = verdict.cases.filter((c) => c.status === 'passed').length
			return {
				headline: `Not yet: ${passed} of ${verdict.cases.length} cases passed.`,
			}
		}
		case 'unloadable':
			return { headline: 'Your code could not be loaded, so no case ran.' }
		case 'timed-out': {
			const during = verdict.during === undefined ? '' : ` It happened in “${verdict.during}”.`
			return {
				headline: `Stopped after ${seconds(verdict.after)}.`,
				detail: `${sayTimeOut(verdict.stuck)}${during}`,
			}
		}
		case 'tampered':
			return {
				headline: 'No verdict: your code changed what the cases stand on.',
				detail:
					'With these changed, a passed case proves nothing. Leave them as they are and grade again:',
			}
		case 'ungraded':
			return {
				headline: 'This attempt was not graded. That is our fault, and it costs you nothing.',
				detail: verdict.reason,
			}
	}
}

/** The verdict for the live region: short enough to be heard out. */
export function speakVerdict(verdict: Verdict, { hinted }: { hinted: boolean }): string {
	const { headline, detail } = sayVerdict(verdict)
	const first = verdict.status === 'failed' ? sayFirstFailure(verdict) : undefined
	const hint = hinted ? 'There is a hint below.' : undefined
	return [headline, first, detail, hint].filter(Boolean).join(' ')
}

function sayFirstFailure({ cases, first }: Verdict & { status: 'failed' }): string {
	const failed = cases.find((each) => each.name === first)
	const message = failed?.status === 'failed' ? (messageOf(failed.error).split('\n')[0] ?? '') : ''
	return `First failure: ${first}. ${/[.!?]$/.test(message) ? message : `${message}.`}`
}

/** How a program's run ended. */
export function sayReport(report: RunReport, took: number): Words {
	switch (report.status) {
		case 'finished':
			return { headline: `Finished in ${seconds(took)}.` }
		case 'threw':
			return {
				headline: `Ended after ${seconds(took)} with an error that nobody caught.`,
				detail: `${report.error.name}: ${report.error.message}`,
			}
		case 'unloadable':
			return { headline: 'Your code could not be loaded.', detail: report.message }
		case 'timed-out':
			return {
				headline: `Stopped after ${seconds(report.after)}.`,
				detail: sayTimeOut(report.stuck),
			}
		case 'crashed':
			return { headline: 'The run broke. That is our fault.', detail: report.message }
	}
}

function sayTimeOut(stuck: boolean): string {
	return stuck
		? 'Your code never gave the event loop a turn: look for a loop that runs on without an await that really waits.'
		: 'Your code was still waiting for something that did not come: look for a promise that is never settled.'
}

/** What a learner calls a runtime. */
export function nameRuntime(runtime: string): string {
	return { worker: 'in this page', webcontainer: 'in WebContainer (real Node)' }[runtime] ?? runtime
}

export function seconds(value: number): string {
	return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} s`
}

function allOf(count: number): string {
	return count === 1 ? 'the one case holds' : `all ${count} cases hold`
}
