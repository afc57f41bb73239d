import { expect, test } from 'vitest'
import type { Exercise, Mistake, Twin } from '../src/course/exercise.ts'
import type { Language } from '../src/course/language.ts'
import type { CaseResult } from '../src/course/report.ts'
import type { Verdict } from '../src/course/verdict.ts'
import { sayComplaint, type Complaint } from '../src/library/complaints.ts'
import type { Trial } from './evidence.ts'
import {
	casesEarnTheirPlace,
	holdToLaws,
	mistakesAreCaught,
	mistakesGetTheirHint,
	sameEveryTime,
	solutionsPass,
	twinsAgree,
} from './laws.ts'

const cases = ['gives the sum', 'leaves no timer behind']

const mistakes: Record<string, Mistake> = {
	starter: { caughtBy: 'gives the sum', hint: 'add-them' },
	leaks: { caughtBy: 'leaves no timer behind', hint: 'clear-it' },
}

function twin(language: Language, changes: Partial<Twin> = {}): Twin {
	return {
		language,
		suite: `${language}/suite.test.ts`,
		cases,
		starter: {},
		solution: {},
		approaches: { 'by-hand': {} },
		mistakes: { leaks: {} },
		given: {},
		...changes,
	}
}

function exercise(changes: Partial<Exercise> = {}): Exercise {
	return {
		id: 'add',
		folder: '/exercises/add',
		title: 'Add',
		concepts: ['sum'],
		requires: [],
		minutes: 5,
		mistakes,
		status: 'active',
		seconds: 5,
		formerly: [],
		harmless: {},
		task: 'Add.',
		hints: {},
		twins: { ts: twin('ts') },
		translations: {},
		...changes,
	}
}

const passed = (name: string, ms = 1): CaseResult => ({ status: 'passed', name, ms })
const failed = (name: string): CaseResult => ({
	status: 'failed',
	name,
	ms: 1,
	error: { name: 'AssertionError', message: 'expected 1 to be 2\nand more' },
})

const pass: Verdict = { status: 'passed', cases: cases.map((name) => passed(name)) }

/** The verdict on a submission that fails these cases. */
function fails(first: string, ...others: string[]): Verdict {
	const hint = Object.values(mistakes).find((m) => m.caughtBy === first)?.hint
	const all = cases.map((name) => ([first, ...others].includes(name) ? failed(name) : passed(name)))
	return { status: 'failed', cases: all, first, ...(hint !== undefined && { hint }) }
}

function trial(folder: string, ...verdicts: Verdict[]): Trial {
	const [language, part, id = ''] = folder.split('/')
	const is: Trial['is'] =
		part === 'solution'
			? { kind: 'solution' }
			: part === 'approaches'
				? { kind: 'approach', id }
				: { kind: 'mistake', id: id === '' ? 'starter' : id }
	const [only] = verdicts
	return {
		language: language === 'py' ? 'py' : 'ts',
		folder,
		is,
		verdicts: verdicts.length === 1 && only ? [only, only, only] : verdicts,
	}
}

const fine = [
	trial('ts/solution', pass),
	trial('ts/approaches/by-hand', pass),
	trial('ts/starter', fails('gives the sum')),
	trial('ts/mistakes/leaks', fails('leaves no timer behind')),
]

/** The fine trials, with these in their place. */
function withTrials(...changed: Trial[]): Trial[] {
	return fine.map((one) => changed.find(({ folder }) => folder === one.folder) ?? one)
}

const say = (complaints: readonly Complaint[]) => complaints.map(sayComplaint)

test('an exercise that keeps all six laws has no complaint', () => {
	expect(holdToLaws({ exercise: exercise(), trials: fine })).toEqual([])
})

test('a solution that fails is told with the case and the error', () => {
	const trials = withTrials(trial('ts/solution', fails('gives the sum')))
	expect(say(solutionsPass({ exercise: exercise(), trials }))).toEqual([
		'ts/solution fails "gives the sum": expected 1 to be 2. Mend the solution, or the case.',
	])
})

test('an approach that fails is right, and the case is too strict', () => {
	const trials = withTrials(trial('ts/approaches/by-hand', fails('leaves no timer behind')))
	expect(say(solutionsPass({ exercise: exercise(), trials }))).toEqual([
		'ts/approaches/by-hand is right but fails "leaves no timer behind": expected 1 to be 2. Loosen the case, or move the folder to mistakes/.',
	])
})

test('a solution that comes to no verdict is told with the reason', () => {
	const verdicts: Verdict[] = [
		{
			status: 'unloadable',
			message: 'Unexpected token',
			at: { file: 'add.ts', line: 3, column: 7 },
		},
		{ status: 'timed-out', after: 5, stuck: true, during: 'gives the sum', cases: [] },
		{ status: 'tampered', changed: ['Promise.prototype.then'], cases: [] },
	]
	expect(
		verdicts.flatMap((verdict) =>
			say(
				solutionsPass({
					exercise: exercise(),
					trials: withTrials(trial('ts/solution', verdict)),
				}),
			),
		),
	).toEqual([
		'ts/solution does not load: Unexpected token (add.ts:3:7). Mend it.',
		'ts/solution does not come to an end: it was stopped after 5 s in "gives the sum". Mend it.',
		'ts/solution changes what the suite stands on: Promise.prototype.then. Leave that as it is.',
	])
})

test('a mistake that no case catches survives', () => {
	const trials = withTrials(trial('ts/mistakes/leaks', pass), trial('ts/starter', pass))
	expect(say(mistakesAreCaught({ exercise: exercise(), trials }))).toEqual([
		'ts/starter survives: no case fails. Take the answer out of the starter, or write the case.',
		'ts/mistakes/leaks survives: no case fails. Write the case, or delete the mistake.',
	])
})

test('a mistake is caught first by the case it names', () => {
	const trials = withTrials(
		trial('ts/mistakes/leaks', fails('gives the sum', 'leaves no timer behind')),
	)
	expect(say(mistakesAreCaught({ exercise: exercise(), trials }))).toEqual([
		'ts/mistakes/leaks is caught by "gives the sum": exercise.md says by "leaves no timer behind". Name the case that fails first, or move the finer case down.',
	])
})

test('a mistake that never ends is caught by the case it never ends in', () => {
	const stuck: Verdict = {
		status: 'timed-out',
		after: 5,
		stuck: true,
		during: 'leaves no timer behind',
		cases: [passed('gives the sum')],
		hint: 'clear-it',
	}
	const trials = withTrials(trial('ts/mistakes/leaks', stuck))
	expect(holdToLaws({ exercise: exercise(), trials })).toEqual([])
})

test('a mistake that does not load is no mistake a learner can learn from', () => {
	const unloadable: Verdict = { status: 'unloadable', message: 'There is no export "add"' }
	const trials = withTrials(trial('ts/mistakes/leaks', unloadable))
	expect(say(mistakesAreCaught({ exercise: exercise(), trials }))).toEqual([
		'ts/mistakes/leaks does not load: There is no export "add". Mend it.',
	])
})

test('a case has one hint', () => {
	const two = { ...mistakes, forgets: { caughtBy: 'leaves no timer behind', hint: 'remember' } }
	expect(
		say(mistakesGetTheirHint({ exercise: exercise({ mistakes: two }), trials: fine })),
	).toEqual([
		'exercise.md: "leaves no timer behind" answers 2 mistakes with 2 hints: leaks with clear-it, forgets with remember. Add a case before it that tells them apart.',
	])
})

test('two mistakes may share a case and its hint', () => {
	const two = { ...mistakes, forgets: { caughtBy: 'leaves no timer behind', hint: 'clear-it' } }
	expect(mistakesGetTheirHint({ exercise: exercise({ mistakes: two }), trials: fine })).toEqual([])
})

test('a mistake gets the hint that it was promised', () => {
	const other: Verdict = { ...fails('leaves no timer behind'), ...{ hint: 'add-them' } }
	const trials = withTrials(trial('ts/mistakes/leaks', other))
	expect(say(mistakesGetTheirHint({ exercise: exercise(), trials }))).toEqual([
		'ts/mistakes/leaks gets the hint "add-them": exercise.md promises "clear-it". Name that hint for the case that catches it.',
	])
})

test('a case that no mistake fails is idle', () => {
	const idle = twin('ts', { cases: [...cases, 'is quick'] })
	expect(
		say(casesEarnTheirPlace({ exercise: exercise({ twins: { ts: idle } }), trials: fine })),
	).toEqual([
		'ts/suite.test.ts: "is quick" has never failed. Add the mistake it is there for, or delete the case.',
	])
})

test('a case that only the solution fails is idle too', () => {
	const trials = withTrials(
		trial('ts/solution', fails('leaves no timer behind')),
		trial('ts/mistakes/leaks', fails('gives the sum')),
	)
	expect(say(casesEarnTheirPlace({ exercise: exercise(), trials }))).toEqual([
		'ts/suite.test.ts: "leaves no timer behind" has never failed. Add the mistake it is there for, or delete the case.',
	])
})

test('a case that a mistake fails second earns its place', () => {
	const trials = withTrials(
		trial('ts/starter', fails('gives the sum', 'leaves no timer behind')),
		trial('ts/mistakes/leaks', fails('gives the sum')),
	)
	expect(casesEarnTheirPlace({ exercise: exercise(), trials })).toEqual([])
})

test('a twin that was not run is not accused of idle cases', () => {
	const twins = { ts: twin('ts'), py: twin('py') }
	expect(holdToLaws({ exercise: exercise({ twins }), trials: fine })).toEqual([])
})

test('the twins have the same cases in the same order', () => {
	const differ = { ts: twin('ts'), py: twin('py', { cases: ['gives the sum', 'is quick'] }) }
	expect(say(twinsAgree({ exercise: exercise({ twins: differ }), trials: [] }))).toEqual([
		'py/suite.test.ts: there is no case "leaves no timer behind", as in ts/suite.test.ts. Add it, or delete it there.',
		'ts/suite.test.ts: there is no case "is quick", as in py/suite.test.ts. Add it, or delete it there.',
	])
	const turned = { ts: twin('ts'), py: twin('py', { cases: cases.toReversed() }) }
	expect(say(twinsAgree({ exercise: exercise({ twins: turned }), trials: [] }))).toEqual([
		'py/suite.test.ts: its cases come in another order than those of ts/suite.test.ts. Give both one order: the first that fails chooses the hint.',
	])
})

test('the twins have the same mistakes, but for those that one language alone can have', () => {
	const twins = { ts: twin('ts'), py: twin('py', { mistakes: {} }) }
	expect(say(twinsAgree({ exercise: exercise({ twins }), trials: [] }))).toEqual([
		'py/ has no mistake "leaks": ts/ has it. Add it, or mark it `only: ts` in exercise.md.',
	])
	const only = {
		...mistakes,
		leaks: { caughtBy: 'leaves no timer behind', hint: 'clear-it', only: 'ts' as const },
	}
	expect(twinsAgree({ exercise: exercise({ twins, mistakes: only }), trials: [] })).toEqual([])
})

test('the twins judge a mistake alike, where both can be run', () => {
	const twins = { ts: twin('ts'), py: twin('py') }
	const trials = [...fine, trial('py/mistakes/leaks', fails('gives the sum'))]
	expect(say(twinsAgree({ exercise: exercise({ twins }), trials }))).toEqual([
		'py/mistakes/leaks is judged otherwise than ts/mistakes/leaks: it first failed "gives the sum", and the other first failed "leaves no timer behind". Bring the suites together.',
	])
})

test('a case that passes for one seed and fails for another is told with its counts', () => {
	const trials = withTrials(trial('ts/solution', pass, fails('leaves no timer behind'), pass))
	expect(say(holdToLaws({ exercise: exercise(), trials }))).toEqual([
		`ts/suite.test.ts: "leaves no timer behind" passed twice and failed once for ts/solution. Use the kit's clock, and leave nothing to chance.`,
	])
})

test('a mistake that is caught by chance is told with its counts', () => {
	const trials = withTrials(trial('ts/mistakes/leaks', pass, fails('leaves no timer behind'), pass))
	expect(say(holdToLaws({ exercise: exercise(), trials }))).toEqual([
		`ts/mistakes/leaks is not judged the same every time: it passed twice and first failed "leaves no timer behind" once. Use the kit's clock, and leave nothing to chance.`,
	])
})

test('a mistake may fail a later case by chance', () => {
	const first = fails('gives the sum')
	const trials = withTrials(
		trial('ts/starter', first, fails('gives the sum', 'leaves no timer behind'), first),
	)
	expect(sameEveryTime({ exercise: exercise(), trials })).toEqual([])
})

test('a suite that waits in real time is told with its time', () => {
	const slow: Verdict = { status: 'passed', cases: cases.map((name) => passed(name, 800)) }
	const trials = withTrials(trial('ts/solution', slow))
	expect(say(sameEveryTime({ exercise: exercise(), trials }))).toEqual([
		'ts/suite.test.ts: its cases take 1.6 s for ts/solution. Run what waits in inLab(…), where waiting takes no time.',
	])
})

test('what Python computes may take longer, and not for ever', () => {
	const twins = { ts: twin('ts'), py: twin('py') }
	const complaintsAt = (ms: number) => {
		const slow: Verdict = { status: 'passed', cases: cases.map((name) => passed(name, ms)) }
		const trials = [...fine, trial('py/solution', slow)]
		return say(sameEveryTime({ exercise: exercise({ twins }), trials }))
	}
	expect(complaintsAt(1400)).toEqual([])
	expect(complaintsAt(1600)).toEqual([
		'py/suite.test.ts: its cases take 3.2 s for py/solution. Let each case compute less, or let one run serve several cases.',
	])
})

test('one slow run of three is the fault of the machine', () => {
	const slow: Verdict = { status: 'passed', cases: cases.map((name) => passed(name, 800)) }
	const trials = withTrials(trial('ts/solution', slow, pass, slow))
	expect(sameEveryTime({ exercise: exercise(), trials })).toEqual([])
})

test('what could not be graded is all that is told', () => {
	const trials = withTrials(
		trial('ts/starter', pass),
		trial('ts/solution', { status: 'ungraded', reason: 'The process died' }),
	)
	expect(say(holdToLaws({ exercise: exercise(), trials }))).toEqual([
		`ts/solution could not be graded: The process died. The fault is not the exercise's: see to the runtime.`,
	])
})
