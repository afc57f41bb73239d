import type { Language } from '../course/language.ts'
import type { Position, RunReport } from '../course/report.ts'
import type { RunOutput } from './run-output.ts'
import { words } from './spoken.ts'
import { nameRuntime, sayReport, sayStop } from './verdict-words.ts'

/** What is known of a run when it is over. */
export interface FinishedRun {
	report: RunReport
	/** From the moment on when it began. */
	seconds: number
	/** What it ran on. */
	runtime?: string | undefined
}

/** Shows below a program's output how its run ended, and where. Answers the same for the live region. */
export function concludeRun(output: RunOutput, run: FinishedRun, language: Language): string {
	const { report, seconds, runtime } = run
	const { headline, detail } = sayReport(report, seconds, language)
	const where = runtime === undefined ? '' : ` ${words.grade.ran(nameRuntime(runtime))}`
	const at = placeOf(report)
	// A traceback of Python's has told it all, and stands in the output already.
	const told = language === 'py' && report.status === 'threw' && at !== undefined
	const lead = at && (report.status === 'timed-out' ? ` ${words.grade.wasAt}` : '\n')
	output.end(
		`${headline}${where}`,
		detail === undefined || told ? undefined : { text: `${detail}${lead ?? ''}`, at },
	)
	const stop = report.status === 'timed-out' ? sayStop(report.at) : undefined
	return [headline, detail, stop].filter(Boolean).join(' ')
}

function placeOf(report: RunReport): Position | undefined {
	switch (report.status) {
		case 'threw':
			return report.error.at
		case 'unloadable':
		case 'timed-out':
			return report.at
		default:
			return undefined
	}
}
