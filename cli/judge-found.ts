import type { RunReport } from '../src/course/report.ts'
import type { Verdict } from '../src/course/verdict.ts'
import { judge } from '../src/grader/judge.ts'

/**
 * The verdict of a suite of which nobody published the list of cases: those that ran are its cases, and
 * what its author skips is none. A published list proves more: no attempt can make a case vanish.
 */
export function judgeFound(report: RunReport): Verdict {
	if (report.status !== 'finished') return judge(report, { cases: [], hintFor: {} })
	const cases = report.cases.filter(({ status }) => status !== 'skipped')
	const names = cases.map(({ name }) => name)
	const twice = names.find((name, at) => names.indexOf(name) !== at)
	if (twice !== undefined)
		return ungraded(
			`The suite has two cases called “${twice}”. Rename one: a verdict goes by names.`,
		)
	if (names.length === 0)
		return ungraded('The suite has no case that runs. Write one: test("…", () => {…}).')
	return judge({ ...report, cases }, { cases: names, hintFor: {} })
}

function ungraded(reason: string): Verdict {
	return { status: 'ungraded', reason }
}
