import type { Language } from '../course/language.ts'
import type { Position, RunReport } from '../course/report.ts'
import type { Verdict } from '../course/verdict.ts'
import { namePlace } from './place-link.ts'
import { messageOf } from './run-error-words.ts'

/** A headline, and what follows from it, in plain words. */
export interface Words {
	headline: string
	/** Left out where the headline says it all. */
	detail?: string
}

/** What a verdict on code in `language` is called and what to do about it. Pure; also what the live region speaks. */
export function sayVerdict(verdict: Verdict, language: Language): Words {
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
				detail: `${sayTimeOut(verdict.stuck, language)}${during}`,
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
export function speakVerdict(
	verdict: Verdict,
	{ hinted, language }: { hinted: boolean; language: Language },
): string {
	const { headline, detail } = sayVerdict(verdict, language)
	const first = verdict.status === 'failed' ? sayFirstFailure(verdict) : undefined
	const stop = verdict.status === 'timed-out' ? sayStop(verdict.at) : undefined
	const hint = hinted ? 'There is a hint below.' : undefined
	return [headline, first, detail, stop, hint].filter(Boolean).join(' ')
}

function sayFirstFailure({ cases, first }: Verdict & { status: 'failed' }): string {
	const failed = cases.find((each) => each.name === first)
	const message = failed?.status === 'failed' ? (messageOf(failed.error).split('\n')[0] ?? '') : ''
	return `First failure: ${first}. ${/[.!?]$/.test(message) ? message : `${message}.`}`
}

/** How the run of a program in `language` ended, after so many seconds. */
export function sayReport(report: RunReport, took: number, language: Language): Words {
	switch (report.status) {
		case 'finished':
			return { headline: `Finished in ${sayDuration(report, took)}.` }
		case 'threw':
			return {
				headline: `Ended after ${sayDuration(report, took)} with an error that nobody caught.`,
				detail: `${report.error.name}: ${report.error.message}`,
			}
		case 'unloadable':
			return { headline: 'Your code could not be loaded.', detail: report.message }
		case 'timed-out':
			return {
				headline: `Stopped after ${seconds(report.after)}.`,
				detail: sayTimeOut(report.stuck, language),
			}
		case 'crashed':
			return { headline: 'The run broke. That is our fault.', detail: report.message }
	}
}

function sayDuration(report: { seconds?: number | undefined }, took: number): string {
	return report.seconds === undefined
		? seconds(took)
		: `${seconds(report.seconds)} by its own clock`
}

/** Where code was when it was stopped, as a sentence; nothing where that is not known. */
export function sayStop(at: Position | undefined): string | undefined {
	return at && `It was at ${namePlace(at)}.`
}

function sayTimeOut(stuck: boolean, language: Language): string {
	if (language === 'py')
		return stuck
			? 'Your code was computing: look for a loop that does not end.'
			: 'Your code was still waiting for something that did not come: look for an await, a join or a get() that nothing ends.'
	return stuck
		? 'Your code never gave the event loop a turn: look for a loop that runs on without an await that really waits.'
		: 'Your code was still waiting for something that did not come: look for a promise that is never settled.'
}

/** What a learner calls a runtime. */
export function nameRuntime(runtime: string): string {
	return (
		{
			worker: 'in this page',
			webcontainer: 'in WebContainer (real Node)',
			pyodide: 'in this page (CPython 3.14)',
		}[runtime] ?? runtime
	)
}

export function seconds(value: number): string {
	return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} s`
}

function allOf(count: number): string {
	return count === 1 ? 'the one case holds' : `all ${count} cases hold`
}
