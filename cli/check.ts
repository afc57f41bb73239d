import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { styleText } from 'node:util'
import { Option, type Command } from 'commander'
import type { ExerciseId } from '../src/course/exercise.ts'
import type { LessonSlug } from '../src/course/lesson.ts'
import { sayComplaint } from '../src/library/complaints.ts'
import { atMost } from './at-most.ts'
import { checkExercises, readAsked, type Checked, type OpenChecker } from './check-exercises.ts'
import type { CheckedLessons } from './check-lessons.ts'
import { Refusal } from './refusal.ts'
import { isBroken, sayChecked, sayTotal, type Paint } from './say-checked.ts'
import { holdingLessons, sayLessons, sayLessonTotal } from './say-checked-lessons.ts'
import { root } from './tool.ts'
import { openMemory, verdictFolder } from './verdict-memory.ts'
import { watchExercises } from './watch-exercises.ts'

interface Options {
	/** Only lessons: all of them, or these. */
	lessons?: true | readonly LessonSlug[]
	watch?: true
	json?: true
	mutate?: true
	thorough?: true
	fresh?: true
	runtime: 'process'
	root: string
}

export function register(program: Command): void {
	program
		.command('check')
		.description('hold exercises to the format and its six laws, and lessons to what they print')
		.argument('[ids...]', 'the exercises to check; all of them when left out')
		.option('--lessons [slugs...]', 'check only lessons; all of them when none is named')
		.option('-w, --watch', 'check again whenever a file changes, and only the exercise it is in')
		.option('--json', 'say it as JSON, for tools')
		.option(
			'--mutate',
			'also hold suites to what they notice: nine in ten small changes of the solution',
		)
		.option('--thorough', 'try everything with three seeds, not the solution alone')
		.option('--fresh', 'grade everything anew, also what has not changed since it held')
		.addOption(
			new Option('--runtime <name>', 'where the suites run')
				.choices(['process'])
				.default('process'),
		)
		.option('--root <folder>', 'where the exercises lie', path.join(root, 'exercises'))
		.addHelpText('after', help)
		.action(check)
}

const help = `
The laws:
  1  The solution passes, and every approach.
  2  Every mistake is caught, first by the case it names. The starter is the first mistake.
  3  Every mistake gets its hint; a case has one hint.
  4  Every case earns its place: it fails for at least one mistake.
  5  The twins agree: same cases, same mistakes, same verdicts.
  6  It is the same every time (three seeds, one verdict), and quick. --thorough tries everything
     with all three seeds; otherwise the solution has three, and all else one of them.

What held once is graded again when something changed: a file of the exercise, the kit, a runtime, the
engine. --fresh grades everything.

Before them come the folder, the front matter and the types. A complaint names the file and the
mend. Drafts are reported and fail nothing. The exit code is 1 when an exercise does not hold.

Without ids the lessons are checked too: what they embed, teach and require, how long they are, and every
program in them, which must print what its page says: on the page's runtime and on a stock interpreter
(python3 with aiohttp and Requests; Node).

Examples:
  course check                             all exercises, and all lessons
  course check fetch-all-at-once           one of them
  course check fetch-all-at-once --watch   again with every save
  course check fetch-all-at-once --mutate  how closely does its suite look?
  course check --lessons the-tools         one lesson and its programs
  course check --json > check.json         for a tool`

async function check(asked: readonly ExerciseId[], options: Options): Promise<void> {
	const folder = path.resolve(options.root)
	if (options.lessons) return checkLessonsAlone(options)
	const stop = new AbortController()
	// An interrupted check rejects, and every process it started ends with its sandbox.
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.once(signal, () => {
			stop.abort(new Refusal('Stopped.'))
		})
	const { signal } = stop
	const create = () => createChecker(signal, options)
	if (options.watch)
		return watchExercises({ root: folder, asked, createChecker: create, signal, paint })
	const start = performance.now()
	const readings = await readAsked(folder, asked)
	await using checker = await create()
	const checked = await checkExercises(readings, checker, (one) => {
		if (!options.json) console.log(sayChecked(one, paint))
	})
	// Exercises that lie elsewhere are not those that the lessons embed.
	const isCourse = asked.length === 0 && folder === path.join(root, 'exercises')
	const lessons = isCourse ? await checkAllLessons([], options) : undefined
	const total = [sayTotal(checked), ...(lessons ? [sayLessonTotal(lessons)] : [])].join(' ')
	console.log(options.json ? toJson(checked, lessons) : `\n${total} ${sayTime(start)}`)
	if (isBroken(checked) || (lessons?.complaints.length ?? 0) > 0) process.exitCode = 1
}

async function checkLessonsAlone(options: Options): Promise<void> {
	const start = performance.now()
	const slugs = options.lessons === true ? [] : (options.lessons ?? [])
	const lessons = await checkAllLessons(slugs, options)
	console.log(options.json ? toJson([], lessons) : `\n${sayLessonTotal(lessons)} ${sayTime(start)}`)
	if (lessons.complaints.length > 0) process.exitCode = 1
}

async function checkAllLessons(
	slugs: readonly LessonSlug[],
	{ json }: Options,
): Promise<CheckedLessons> {
	const { checkLessons } = await import('./check-lessons.ts')
	const lessons = await checkLessons(slugs)
	if (!json) console.log(sayLessons(lessons, paint))
	return lessons
}

function sayTime(start: number): string {
	return paint('dim', `${((performance.now() - start) / 1000).toFixed(1)} s`)
}

async function createChecker(
	signal: AbortSignal,
	{ mutate, thorough, fresh }: Options,
): Promise<OpenChecker> {
	// Loaded here, so that no other command waits for a compiler and a bundler.
	const { createTypeChecker } = await import('./check-types.ts')
	const { buildKeeper, buildRunner } = await import('../src/library/build-runner.ts')
	const { buildNodePython } = await import('../src/library/node-python.ts')
	const { hashOfSources } = await import('../src/library/hash-sources.ts')
	const { keepingRuntime } = await import('../src/runtimes/process.ts')
	const [runner, keeper, python] = await Promise.all([
		buildRunner(),
		buildKeeper(),
		buildNodePython(),
	])
	const runtime = await keepingRuntime({ runner, keeper, python })
	const beneath = [process.version, await hashOfSources(['src/grader']), runner, keeper, python]
	return {
		runtime,
		...(!fresh && {
			openMemory: ({ id, folder }, purpose) => {
				// Exercises of one name may lie in several folders.
				const place = createHash('sha256').update(folder).digest('hex').slice(0, 8)
				const file = path.join(verdictFolder, `${id}-${place}.${purpose}.json`)
				return openMemory(file, JSON.stringify(beneath))
			},
		}),
		turn: atMost(availableParallelism()),
		checkTypes: createTypeChecker(root),
		mutate: mutate === true,
		thorough: thorough === true,
		signal,
		[Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
	}
}

function toJson(all: readonly Checked[], lessons?: CheckedLessons): string {
	const exercises = all.map(({ id, draft, complaints, notes, mutations }) => ({
		id,
		draft,
		complaints: complaints.map((c) => ({ ...c, sentence: sayComplaint(c) })),
		notes,
		...(mutations && { mutations }),
	}))
	const told = lessons && {
		holding: holdingLessons(lessons).map(({ slug }) => slug),
		complaints: lessons.complaints.map((c) => ({ ...c, sentence: sayComplaint(c) })),
		notes: lessons.notes,
	}
	const holds = !isBroken(all) && (lessons?.complaints.length ?? 0) === 0
	return JSON.stringify({ holds, exercises, ...(told && { lessons: told }) }, null, '\t')
}

/** Colours a terminal that shows them; a file, a pipe and NO_COLOR get plain text. */
const paint: Paint = (colour, text) => styleText(colour, text, { stream: process.stdout })
