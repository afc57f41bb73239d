import path from 'node:path'
import { languageNames, type Language } from '../src/course/language.ts'
import type { PublishedTwin } from '../src/course/published.ts'
import type { RunEvent, RunReport } from '../src/course/report.ts'
import type { Verdict } from '../src/course/verdict.ts'
import { localGrader } from '../src/grader/local-grader.ts'
import { publishTwin, twinOf } from '../src/library/publish-twin.ts'
import { findSuite, type Found } from './find-suite.ts'
import { sayLeftOut } from './gather-files.ts'
import type { GradeFlags } from './grade.ts'
import { endingCode, untilStopped } from './interrupt.ts'
import { judgeFound } from './judge-found.ts'
import { openRuntime } from './open-runtime.ts'
import { languageOfSuite, readAnySuite } from './read-any-suite.ts'
import { languageOf, readAttempt, refuseMissing, type AttemptFolder } from './read-attempt.ts'
import { sayCase, sayFailure, sayHint, sayVerdict, type Printed } from './say-verdict.ts'
import { fromHere } from './tool.ts'

/** The time limit of a suite that states none, in seconds. */
const usualSeconds = 60

/** What is graded with. */
interface Task {
	/** As it is told. */
	name: string
	twin: PublishedTwin
	/** Whether the list of its cases was published, or is found out by running. */
	isPublished: boolean
}

/** Grades an attempt as `course grade` does. Answers the exit code; refuses with 2 what cannot be graded. */
export async function gradeFolder(
	suite: string,
	attemptName: string,
	flags: GradeFlags,
): Promise<number> {
	const found = await findSuite(suite, fromHere(flags.root))
	const attempt = await readAttempt(attemptName)
	const task = await taskOf(found, attempt, flags)
	const left = sayLeftOut(attempt.leftOut)
	if (left !== undefined && !flags.json) console.error(left)
	const { value, stoppedBy } = await untilStopped((signal) =>
		gradeOnce(task, attempt, { flags, signal }),
	)
	if (value === undefined) return endingCode(stoppedBy)
	const { verdict } = value
	if (flags.json) console.log(JSON.stringify(toJson(task, value, { flags, attempt }), null, '\t'))
	else console.log(sayGraded(task, value, flags))
	if (verdict.status === 'passed') return 0
	return verdict.status === 'ungraded' ? 2 : 1
}

async function taskOf(found: Found, attempt: AttemptFolder, flags: GradeFlags): Promise<Task> {
	const limit = flags.seconds !== undefined && { seconds: flags.seconds }
	if (found.kind === 'suite') {
		const language = flags.language ?? (await languageOfSuite(found.file))
		const code = await readAnySuite(found.file, attempt)
		const name = path.basename(found.file)
		return { name, twin: { ...unpublished, language, suite: code, ...limit }, isPublished: false }
	}
	const { exercise } = found
	const twins = Object.values(exercise.twins).map(({ language }) => language)
	const language = languageOf(attempt, twins, flags.language)
	refuseMissing(attempt, twinOf(exercise, language))
	const twin = await publishTwin(exercise, language, { hints: exercise.hints })
	return { name: exercise.id, twin: { ...twin, ...limit }, isPublished: true }
}

/** What a suite has that belongs to no exercise. */
const unpublished = {
	exercise: '',
	title: '',
	seconds: usualSeconds,
	cases: [],
	hintFor: {},
	hints: {},
	given: {},
}

/** What came of a grade. */
interface Graded {
	verdict: Verdict
	/** Left out where nothing could be run. */
	report?: RunReport
	/** What the attempt printed. */
	output: readonly Printed[]
	/** The cases that have been told already. */
	told: ReadonlySet<string>
	/** Seconds of real time. */
	seconds: number
}

async function gradeOnce(
	{ twin, name, isPublished }: Task,
	{ files }: AttemptFolder,
	{ flags, signal }: { flags: GradeFlags; signal: AbortSignal },
): Promise<Graded> {
	const { language } = twin
	const say = (line: string) => {
		if (!flags.json) console.error(line)
	}
	await using opened = await openRuntime({ name: flags.runtime, language, say })
	if (!flags.json) console.log(`${name} · ${languageNames[language]} · ${flags.runtime}\n`)
	const told = new Set<string>()
	const output: Printed[] = []
	const onEvent = (event: RunEvent) => {
		if (event.type === 'output') output.push({ during: event.during, text: event.text })
		if (event.type !== 'case-ended' || flags.json) return
		told.add(event.case.name)
		console.log(sayCase(event.case))
	}
	let report: RunReport | undefined
	const grader = localGrader(opened.runtime, twin, 1, (facts) => (report = facts))
	const began = performance.now()
	const judged = await grader.grade({ exercise: twin.exercise, language, files }, onEvent, signal)
	const verdict = report && !isPublished ? judgeFound(report) : judged
	const seconds = (performance.now() - began) / 1000
	return { verdict, ...(report && { report }), output, told, seconds }
}

/** What is left to say once the cases have been told. */
function sayGraded({ twin }: Task, graded: Graded, { hints }: GradeFlags): string {
	const { verdict, told, output, seconds } = graded
	const cases = 'cases' in verdict ? verdict.cases : []
	const hint = hintOf(verdict, twin)
	const parts = [
		cases.filter(({ name }) => !told.has(name)).map(sayCase),
		sayFailure(verdict, output),
		hint ? sayHint(hint, { all: hints === true }) : [],
		[sayVerdict(verdict, seconds)],
	].filter((lines) => lines.length > 0)
	// The cases stand above, each since it ended.
	return `${told.size > 0 ? '\n' : ''}${parts.map((lines) => lines.join('\n')).join('\n\n')}`
}

function hintOf(
	verdict: Verdict,
	{ hints }: PublishedTwin,
): { id: string; rungs: string[] } | undefined {
	const id = 'hint' in verdict ? verdict.hint : undefined
	const rungs = id === undefined ? undefined : hints[id]
	return id !== undefined && rungs !== undefined && rungs.length > 0 ? { id, rungs } : undefined
}

interface Asked {
	flags: GradeFlags
	attempt: AttemptFolder
}

/** The object that `--json` prints. */
function toJson(
	{ name, twin }: Task,
	{ verdict, report, seconds }: Graded,
	{ flags, attempt: { leftOut } }: Asked,
) {
	const hint = hintOf(verdict, twin)
	const language: Language = twin.language
	return {
		suite: name,
		language,
		runtime: flags.runtime,
		seconds,
		verdict,
		...(report && { report }),
		...(hint && { hint }),
		...(leftOut.length > 0 && { leftOut }),
	}
}
