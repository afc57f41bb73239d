import type { Language } from '../course/language.ts'
import type { Position, RunReport } from '../course/report.ts'
import type { Verdict } from '../course/verdict.ts'
import { namePlace } from './place-link.ts'
import { messageOf } from './run-error-words.ts'
import { words } from './spoken.ts'

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
			return { headline: words.grade.passed(verdict.cases.length) }
		case 'failed': {
			const passed = verdict.cases.filter((c) => c.status === 'passed').length
			return { headline: words.grade.failed(passed, verdict.cases.length) }
		}
		case 'unloadable':
			return { headline: words.grade.unloadable }
		case 'timed-out': {
			const during = verdict.during === undefined ? '' : ` ${words.grade.during(verdict.during)}`
			return {
				headline: words.grade.stoppedAfter(seconds(verdict.after)),
				detail: `${sayTimeOut(verdict.stuck, language)}${during}`,
			}
		}
		case 'tampered':
			return { headline: words.grade.tampered, detail: words.grade.tamperedWhy }
		case 'ungraded':
			return { headline: words.grade.ungraded, detail: verdict.reason }
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
	const load = verdict.status === 'unloadable' ? sayLoad(verdict) : undefined
	const hint = hinted ? words.grade.hintBelow : undefined
	return [headline, load, first, detail, stop, hint].filter(Boolean).join(' ')
}

function sayLoad({ message, at }: Verdict & { status: 'unloadable' }): string {
	const where = at && `${words.grade.isAt}${namePlace(at)}.`
	return [firstLine(message), where].filter(Boolean).join(' ')
}

function sayFirstFailure({ cases, first }: Verdict & { status: 'failed' }): string {
	const failed = cases.find((each) => each.name === first)
	const message = failed?.status === 'failed' ? messageOf(failed.error) : ''
	return `${words.grade.firstFailure}${first}. ${firstLine(message)}`
}

/** The first line of a message, as a sentence. */
function firstLine(message: string): string {
	const [line = ''] = message.split('\n')
	return /[.!?]$/.test(line) ? line : `${line}.`
}

/** How the run of a program in `language` ended, after so many seconds. */
export function sayReport(report: RunReport, took: number, language: Language): Words {
	switch (report.status) {
		case 'finished':
			return { headline: words.output.finished(sayDuration(report, took)) }
		case 'threw':
			return {
				headline: words.output.threw(sayDuration(report, took)),
				detail: `${report.error.name}: ${report.error.message}`,
			}
		case 'unloadable':
			return { headline: words.output.unloadable, detail: report.message }
		case 'timed-out':
			return {
				headline: words.grade.stoppedAfter(seconds(report.after)),
				detail: sayTimeOut(report.stuck, language),
			}
		case 'crashed':
			return { headline: words.output.broke, detail: report.message }
	}
}

function sayDuration(report: { seconds?: number | undefined }, took: number): string {
	return report.seconds === undefined
		? seconds(took)
		: words.output.byItsClock(seconds(report.seconds))
}

/** Where code was when it was stopped, as a sentence; nothing where that is not known. */
export function sayStop(at: Position | undefined): string | undefined {
	return at && `${words.grade.wasAt}${namePlace(at)}.`
}

function sayTimeOut(stuck: boolean, language: Language): string {
	const { pythonBusy, pythonWaiting, scriptBusy, scriptWaiting } = words.grade
	if (language === 'py') return stuck ? pythonBusy : pythonWaiting
	return stuck ? scriptBusy : scriptWaiting
}

/** What a learner calls a runtime. */
export function nameRuntime(runtime: string): string {
	const names: Readonly<Record<string, string>> = words.grade.runtimes
	return names[runtime] ?? runtime
}

export function seconds(value: number): string {
	return words.grade.seconds(value)
}
