import type { CaseName, HintId } from '../course/exercise.ts'
import type { Answers } from '../course/published.ts'
import type { CaseResult, RunReport } from '../course/report.ts'
import type { Verdict } from '../course/verdict.ts'

/** Turns what happened into what it means. Pure: the same report and answers give the same verdict. */
export function judge(report: RunReport, answers: Answers): Verdict {
	switch (report.status) {
		case 'finished':
			return judgeCases(report.cases, report.tampering, answers)
		case 'unloadable':
			return report
		case 'timed-out': {
			const first = firstFailed(report.cases, answers) ?? report.during
			return { ...report, ...hintOf(first, answers) }
		}
		case 'crashed':
			return { status: 'ungraded', reason: report.message }
		case 'threw':
			return { status: 'ungraded', reason: `The suite ended early: ${report.error.message}` }
	}
}

/**
 * Passing takes every case of the publisher's list, once, and nothing else: a suite that was talked
 * out of a case, or into another, is no proof of anything.
 */
function judgeCases(
	cases: readonly CaseResult[],
	tampering: readonly string[],
	answers: Answers,
): Verdict {
	const names = cases.map((c) => c.name)
	const complete =
		names.length === answers.cases.length && answers.cases.every((name) => names.includes(name))
	const changed = [
		...tampering,
		...(complete ? [] : ['the list of cases']),
		...cases.filter((c) => c.status === 'skipped').map((c) => `the case “${c.name}”`),
	]
	if (changed.length > 0) return { status: 'tampered', changed, cases }
	const first = firstFailed(cases, answers)
	if (first === undefined) return { status: 'passed', cases }
	return { status: 'failed', cases, first, ...hintOf(first, answers) }
}

/** The first failed case chooses the hint: cases go from coarse to fine. */
function firstFailed(cases: readonly CaseResult[], answers: Answers): CaseName | undefined {
	const failed = new Set(cases.filter((c) => c.status === 'failed').map((c) => c.name))
	return answers.cases.find((name) => failed.has(name))
}

function hintOf(name: CaseName | undefined, { hintFor }: Answers): { hint?: HintId } {
	const hint = name !== undefined && Object.hasOwn(hintFor, name) ? hintFor[name] : undefined
	return hint === undefined ? {} : { hint }
}
