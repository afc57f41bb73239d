import type { Exercise, Twin } from '../src/course/exercise.ts'
import type { Language } from '../src/course/language.ts'
import type { Verdict } from '../src/course/verdict.ts'
import type { Complaint } from '../src/library/complaints.ts'
import {
	caughtBy,
	endSentence,
	errorOf,
	failedCases,
	mishap,
	outcome,
	secondsOf,
	type Evidence,
	type Trial,
} from './evidence.ts'

/**
 * The most that the cases of a grade may take together, in seconds, and what is told to who takes more. In
 * virtual time no waiting takes any; what Python computes takes longer, for its interpreter is WebAssembly.
 */
const quick: Record<Language, { seconds: number; mend: string }> = {
	ts: { seconds: 1, mend: 'Run what waits in inLab(…), where waiting takes no time.' },
	py: { seconds: 3, mend: 'Let each case compute less, or let one run serve several cases.' },
}

const laws = [
	solutionsPass,
	mistakesAreCaught,
	mistakesGetTheirHint,
	casesEarnTheirPlace,
	twinsAgree,
	sameEveryTime,
]

/** Holds an exercise to all six laws. What could not be graded at all is told instead: nothing can be said of it. */
export function holdToLaws(evidence: Evidence): Complaint[] {
	const ungraded = complaintsOf(evidence, ungradedTrials)
	return ungraded.length > 0 ? ungraded : laws.flatMap((law) => law(evidence))
}

type Sentence = Omit<Complaint, 'exercise'>

function complaintsOf(
	evidence: Evidence,
	sentences: (evidence: Evidence) => Iterable<Sentence>,
): Complaint[] {
	return [...sentences(evidence)].map((s) => ({ exercise: evidence.exercise.id, ...s }))
}

function* ungradedTrials({ trials }: Evidence): Iterable<Sentence> {
	for (const { folder, verdicts } of trials) {
		const verdict = verdicts.find((v) => v.status === 'ungraded')
		if (verdict?.status === 'ungraded')
			yield {
				file: folder,
				verb: 'could not be graded',
				message: `${endSentence(verdict.reason)} The fault is not the exercise's: see to the runtime.`,
			}
	}
}

/** Law 1: the solution passes, and every approach. */
export function solutionsPass(evidence: Evidence): Complaint[] {
	return complaintsOf(evidence, function* ({ trials }) {
		for (const { folder, is, verdicts } of trials) {
			const [wrong] = verdicts
			// Right for one seed and wrong for another is the sixth law's business.
			const right = verdicts.some((v) => v.status === 'passed')
			if (is.kind === 'mistake' || right || wrong === undefined) continue
			if (wrong.status !== 'failed') yield { file: folder, ...mishap(wrong) }
			else if (is.kind === 'solution')
				yield {
					file: folder,
					verb: `fails "${wrong.first}"`,
					message: `${errorOf(wrong)} Mend the solution, or the case.`,
				}
			else
				yield {
					file: folder,
					verb: `is right but fails "${wrong.first}"`,
					message: `${errorOf(wrong)} Loosen the case, or move the folder to mistakes/.`,
				}
		}
	})
}

/** Law 2: every mistake is caught, first by the case it names. */
export function mistakesAreCaught(evidence: Evidence): Complaint[] {
	return complaintsOf(evidence, function* ({ exercise, trials }) {
		for (const { folder, is, verdicts } of trials) {
			const [verdict] = verdicts
			if (is.kind !== 'mistake' || verdict === undefined || wavers(verdicts)) continue
			const named = exercise.mistakes[is.id]?.caughtBy
			const caught = caughtBy(verdict)
			if (verdict.status === 'passed')
				yield { file: folder, verb: 'survives', message: `no case fails. ${survivor(is.id)}` }
			else if (caught === undefined) yield { file: folder, ...mishap(verdict) }
			else if (caught !== named)
				yield {
					file: folder,
					verb: `is caught by "${caught}"`,
					message: `exercise.md says by "${named}". Name the case that fails first, or move the finer case down.`,
				}
		}
	})
}

/** Law 3: every mistake gets its hint; a case has one hint. */
export function mistakesGetTheirHint(evidence: Evidence): Complaint[] {
	return complaintsOf(evidence, function* ({ exercise, trials }) {
		const hintsOf = Object.groupBy(Object.entries(exercise.mistakes), ([, m]) => m.caughtBy)
		for (const [name, mistakes = []] of Object.entries(hintsOf)) {
			const hints = new Set(mistakes.map(([, { hint }]) => hint))
			if (hints.size > 1)
				yield {
					file: 'exercise.md',
					message: `"${name}" answers ${mistakes.length} mistakes with ${hints.size} hints: ${mistakes.map(([id, { hint }]) => `${id} with ${hint}`).join(', ')}. Add a case before it that tells them apart.`,
				}
		}
		for (const { folder, is, verdicts } of trials) {
			const [verdict] = verdicts
			const mistake = is.kind === 'mistake' ? exercise.mistakes[is.id] : undefined
			if (mistake === undefined || verdict === undefined) continue
			const conflict = new Set(hintsOf[mistake.caughtBy]?.map(([, { hint }]) => hint)).size > 1
			// Caught by another case it gets that one's hint, and the second law has said so.
			if (conflict || caughtBy(verdict) !== mistake.caughtBy) continue
			const got = 'hint' in verdict ? verdict.hint : undefined
			if (got !== mistake.hint)
				yield {
					file: folder,
					verb: `gets ${got === undefined ? 'no hint' : `the hint "${got}"`}`,
					message: `exercise.md promises "${mistake.hint}". Name that hint for the case that catches it.`,
				}
		}
	})
}

/** Law 4: every case earns its place, for it fails for at least one mistake. */
export function casesEarnTheirPlace(evidence: Evidence): Complaint[] {
	return complaintsOf(evidence, function* ({ exercise, trials }) {
		for (const { language, suite, cases } of twinsOf(exercise)) {
			const tried = trials.filter((trial) => trial.language === language)
			if (tried.length === 0) continue
			const caught = new Set(
				tried
					.filter(({ is }) => is.kind === 'mistake')
					.flatMap(({ verdicts }) => verdicts.flatMap(failedCases)),
			)
			for (const name of cases)
				if (!caught.has(name))
					yield {
						file: suite,
						message: `"${name}" has never failed. Add the mistake it is there for, or delete the case.`,
					}
		}
	})
}

/** Law 5: the twins agree. The cases and mistakes are compared as they are written, the verdicts where both could be had. */
export function twinsAgree(evidence: Evidence): Complaint[] {
	return complaintsOf(evidence, function* ({ exercise, trials }) {
		const { ts, py } = exercise.twins
		if (ts === undefined || py === undefined) return
		yield* casesOnlyIn(ts, py)
		yield* casesOnlyIn(py, ts)
		const shared = (twin: Twin, other: Twin) => twin.cases.filter((c) => other.cases.includes(c))
		if (shared(ts, py).some((name, at) => name !== shared(py, ts)[at]))
			yield {
				file: py.suite,
				message: `its cases come in another order than those of ${ts.suite}. Give both one order: the first that fails chooses the hint.`,
			}
		yield* mistakesOnlyIn(ts, py, exercise)
		yield* mistakesOnlyIn(py, ts, exercise)
		yield* verdictsThatDiffer(trials)
	})
}

/** Law 6: it is the same every time, and quick. A mistake may fail its later cases by chance: its verdict is the first that fails. */
export function sameEveryTime(evidence: Evidence): Complaint[] {
	return complaintsOf(evidence, function* ({ exercise, trials }) {
		for (const { language, folder, is, verdicts } of trials) {
			const twin = exercise.twins[language]
			if (twin === undefined) continue
			if (is.kind !== 'mistake') yield* wavering(twin, folder, verdicts)
			else if (wavers(verdicts))
				yield {
					file: folder,
					verb: 'is not judged the same every time',
					message: `it ${countOf(verdicts.map(say))}. ${steady}`,
				}
		}
		for (const twin of twinsOf(exercise)) yield* slowest(twin, trials)
	})
}

const steady = "Use the kit's clock, and leave nothing to chance."

function* wavering(
	{ suite, cases }: Twin,
	folder: string,
	verdicts: readonly Verdict[],
): Iterable<Sentence> {
	const outcomes = verdicts.map(outcome)
	const unsteady = cases.filter((name) => new Set(outcomes.map((o) => o.get(name))).size > 1)
	for (const name of unsteady) {
		const counts = countOf(outcomes.map((o) => o.get(name) ?? 'did not run'))
		yield { file: suite, message: `"${name}" ${counts} for ${folder}. ${steady}` }
	}
	if (unsteady.length === 0 && wavers(verdicts))
		yield {
			file: folder,
			verb: 'is not judged the same every time',
			message: `it ${countOf(verdicts.map(say))}. ${steady}`,
		}
}

/** The slowest submission of a twin, in its quickest run: a busy machine is no fault of the suite. */
function* slowest({ language, suite }: Twin, trials: readonly Trial[]): Iterable<Sentence> {
	const [worst] = trials
		.filter((trial) => trial.language === language)
		.map(({ folder, verdicts }) => ({ folder, seconds: Math.min(...verdicts.map(secondsOf)) }))
		.sort((a, b) => b.seconds - a.seconds)
	const { seconds, mend } = quick[language]
	if (worst !== undefined && worst.seconds > seconds)
		yield {
			file: suite,
			message: `its cases take ${worst.seconds.toFixed(1)} s for ${worst.folder}. ${mend}`,
		}
}

function wavers(verdicts: readonly Verdict[]): boolean {
	return new Set(verdicts.map(say)).size > 1
}

function* casesOnlyIn(twin: Twin, other: Twin): Iterable<Sentence> {
	for (const name of twin.cases)
		if (!other.cases.includes(name))
			yield {
				file: other.suite,
				message: `there is no case "${name}", as in ${twin.suite}. Add it, or delete it there.`,
			}
}

function* mistakesOnlyIn(twin: Twin, other: Twin, { mistakes }: Exercise): Iterable<Sentence> {
	for (const id of Object.keys(twin.mistakes))
		if (!(id in other.mistakes) && mistakes[id] !== undefined && mistakes[id].only === undefined)
			yield {
				file: `${other.language}/`,
				verb: `has no mistake "${id}"`,
				message: `${twin.language}/ has it. Add it, or mark it \`only: ${twin.language}\` in exercise.md.`,
			}
}

function* verdictsThatDiffer(trials: readonly Trial[]): Iterable<Sentence> {
	for (const trial of trials.filter(({ language }) => language === 'py')) {
		const twin = trials.find(
			({ language, folder }) => language === 'ts' && folder.slice(2) === trial.folder.slice(2),
		)
		const [mine, its] = [trial.verdicts[0], twin?.verdicts[0]]
		if (twin === undefined || mine === undefined || its === undefined) continue
		if (mine.status !== its.status || caughtBy(mine) !== caughtBy(its))
			yield {
				file: trial.folder,
				verb: `is judged otherwise than ${twin.folder}`,
				message: `it ${say(mine)}, and the other ${say(its)}. Bring the suites together.`,
			}
	}
}

function say(verdict: Verdict): string {
	const caught = caughtBy(verdict)
	if (caught !== undefined && verdict.status === 'timed-out') return `timed out in "${caught}"`
	if (caught !== undefined) return `first failed "${caught}"`
	return verdict.status === 'passed' ? 'passed' : `was ${verdict.status}`
}

function survivor(id: string): string {
	return id === 'starter'
		? 'Take the answer out of the starter, or write the case.'
		: 'Write the case, or delete the mistake.'
}

/** `passed twice and failed once` */
function countOf(words: readonly string[]): string {
	const counts = Object.entries(Object.groupBy(words, (word) => word))
	return counts.map(([word, all = []]) => `${word} ${times(all.length)}`).join(' and ')
}

function times(count: number): string {
	return ['never', 'once', 'twice'][count] ?? `${count} times`
}

function twinsOf({ twins }: Exercise): Twin[] {
	return Object.values(twins)
}
