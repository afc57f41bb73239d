import type { CaseName, Exercise } from '../src/course/exercise.ts'
import type { Language } from '../src/course/language.ts'
import type { CaseResult } from '../src/course/report.ts'
import type { Verdict } from '../src/course/verdict.ts'

/** One submission of an exercise, graded once for each seed. */
export interface Trial {
	language: Language
	/** Where its files lie, from the exercise's folder: `ts/approaches/one-by-one`. */
	folder: string
	is: { kind: 'solution' } | { kind: 'approach'; id: string } | { kind: 'mistake'; id: string }
	/** In the order of the seeds. */
	verdicts: readonly Verdict[]
}

/** All that the laws look at. A twin whose language no runtime can run has no trial. */
export interface Evidence {
	exercise: Exercise
	trials: readonly Trial[]
}

/** The case that catches a mistake: the first that fails, or the one that never ends. */
export function caughtBy(verdict: Verdict): CaseName | undefined {
	if (verdict.status === 'failed') return verdict.first
	if (verdict.status !== 'timed-out') return undefined
	return verdict.cases.find((c) => c.status === 'failed')?.name ?? verdict.during
}

export function failedCases(verdict: Verdict): CaseName[] {
	const failed = casesOf(verdict).filter((c) => c.status === 'failed')
	const during = verdict.status === 'timed-out' ? verdict.during : undefined
	return [...failed.map((c) => c.name), ...(during === undefined ? [] : [during])]
}

function casesOf(verdict: Verdict): readonly CaseResult[] {
	return 'cases' in verdict ? verdict.cases : []
}

/** The wall time of the cases, in seconds; one that was stopped took what the limit let it. */
export function secondsOf(verdict: Verdict): number {
	if (verdict.status === 'timed-out') return 0
	const ms = casesOf(verdict).map((c) => (c.status === 'skipped' ? 0 : c.ms))
	return ms.reduce((sum, each) => sum + each, 0) / 1000
}

/** What became of each case, without what may differ from run to run: times and the words of errors. */
export function outcome(verdict: Verdict): ReadonlyMap<CaseName, string> {
	return new Map(casesOf(verdict).map((c) => [c.name, c.status]))
}

/** What is wrong with a submission that does not come to its verdict by its cases. */
export function mishap(verdict: Verdict): { verb: string; message: string } {
	switch (verdict.status) {
		case 'unloadable': {
			const { message, at } = verdict
			const place = at ? ` (${at.file}:${at.line}:${at.column})` : ''
			return { verb: 'does not load', message: `${endSentence(message + place)} Mend it.` }
		}
		case 'timed-out': {
			const where =
				verdict.during === undefined ? 'before its first case' : `in "${verdict.during}"`
			return {
				verb: 'does not come to an end',
				message: `it was stopped after ${verdict.after} s ${where}. Mend it.`,
			}
		}
		case 'tampered':
			return {
				verb: 'changes what the suite stands on',
				message: `${verdict.changed.join(', ')}. Leave that as it is.`,
			}
		default:
			return { verb: 'has no verdict', message: `it is ${verdict.status}.` }
	}
}

/** The first line of the error that a case failed with, as a sentence. */
export function errorOf({ cases, first }: Extract<Verdict, { status: 'failed' }>): string {
	const result = cases.find((c) => c.name === first)
	const [line = ''] = result?.status === 'failed' ? result.error.message.split('\n') : []
	return line === '' ? '' : endSentence(line)
}

export function endSentence(text: string): string {
	return /[.?!]$/.test(text) ? text : `${text}.`
}
