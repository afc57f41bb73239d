import path from 'node:path'
import { styleText } from 'node:util'
import { Option, type Command } from 'commander'
import type { ExerciseId } from '../src/course/exercise.ts'
import type { LessonSlug } from '../src/course/lesson.ts'
import { sayComplaint } from '../src/library/complaints.ts'
import { changedSince, type Changed } from './changed-since.ts'
import { checkExercises, readAsked, type Checked, type OpenChecker } from './check-exercises.ts'
import type { CheckedLessons } from './check-lessons.ts'
import { createChecker } from './create-checker.ts'
import { Refusal } from './refusal.ts'
import { isBroken, sayChecked, sayTotal, type Paint } from './say-checked.ts'
import { holdingLessons, sayLessons, sayLessonTotal } from './say-checked-lessons.ts'
import { site, watchOwnFiles } from './site.ts'
import { root } from './tool.ts'
import { watchExercises } from './watch-exercises.ts'

interface Options {
	/** Only lessons: all of them, or these. */
	lessons?: true | readonly LessonSlug[]
	watch?: true
	/** Only what differs from a commit; from the last one when none is named. */
	changed?: true | string
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
		.option(
			'--changed [commit]',
			'check only what differs from a commit; from the last one when none is named',
		)
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
  course check --changed origin/main       what a branch changes
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
	if (options.changed !== undefined) return await checkChanged(options.changed, create, options)
	using _ = options.watch && watchOwnFiles()
	if (options.watch)
		return await watchExercises({ root: folder, asked, createChecker: create, signal, paint })
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

/** Checks what a person has changed, and nothing when that is nothing. */
async function checkChanged(
	commit: true | string,
	create: () => Promise<OpenChecker>,
	options: Options,
): Promise<void> {
	const start = performance.now()
	const changed = await changedSince(commit === true ? 'HEAD' : commit, {
		folder: site?.folder ?? root,
		isOwn: site !== undefined,
	})
	if (!options.json) console.log(paint('dim', sayChanged(changed)))
	const exercises = changed.exercises === 'all' ? [] : changed.exercises
	const lessons =
		changed.lessons.length > 0 ? await checkAllLessons(changed.lessons, options) : undefined
	const checked: Checked[] = []
	if (changed.exercises === 'all' || exercises.length > 0) {
		const readings = await readAsked(path.resolve(options.root), exercises)
		await using checker = await create()
		checked.push(
			...(await checkExercises(readings, checker, (one) => {
				if (!options.json) console.log(sayChecked(one, paint))
			})),
		)
	}
	const total = [sayTotal(checked), ...(lessons ? [sayLessonTotal(lessons)] : [])].join(' ')
	console.log(options.json ? toJson(checked, lessons) : `\n${total} ${sayTime(start)}`)
	if (isBroken(checked) || (lessons?.complaints.length ?? 0) > 0) process.exitCode = 1
}

function sayChanged({ exercises, lessons }: Changed): string {
	if (exercises === 'all') return 'What grades has changed, so every exercise is checked.'
	const names = [...exercises, ...lessons]
	return names.length === 0
		? 'No exercise and no lesson has changed.'
		: `Changed: ${names.join(', ')}`
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
