import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { checkHandIn, parseHandIn } from '../src/course/hand-in.ts'
import type { Exercise } from '../src/course/exercise.ts'
import { Complaints } from '../src/library/complaints.ts'
import { readExercises } from '../src/library/read-exercise.ts'
import { course } from '../src/the-course.ts'
import type { CollectFlags } from './collect.ts'
import { findHandIns, type Unread } from './collect-find.ts'
import { exerciseOf, flagsOfLearner, regrade, type Regrading } from './collect-grade.ts'
import {
	allCsv,
	canvasCsv,
	moodleCsv,
	type GradedLearner,
	type Gradebook,
} from './collect-gradebook.ts'
import { gatherLearners, type Class, type Collected } from './collect-learners.ts'
import { resultNames, resultsOf } from './collect-results.ts'
import { readRoster, type Person } from './collect-roster.ts'
import { sayCollected, sayGraded, sayUnread } from './collect-say.ts'
import { endingCode, untilStopped } from './interrupt.ts'
import { openRuntime } from './open-runtime.ts'
import { Refusal } from './refusal.ts'
import { fromHere } from './tool.ts'

/** Collects as `course collect` does. Answers the exit code; refuses with 2 where nothing can be collected. */
export async function collectHandIns(
	places: readonly string[],
	flags: CollectFlags,
): Promise<number> {
	const out = fromHere(flags.out)
	if (existsSync(out) && !statSync(out).isDirectory())
		throw refuse(`${flags.out} is a file. Say with --out in which folder the gradebook is to be.`)
	const names = places.map(findPlace)
	const roster = flags.roster === undefined ? undefined : await openRoster(flags.roster)
	const exercises = await readShelf(fromHere(flags.root))
	const { collected, unread } = await readAll(names, out)
	if (collected.length === 0) throw nothingIn(places, unread)
	const gathered = gatherLearners(collected, { roster, course: course.title, now: Date.now() })
	const { learners } = gathered
	const { value: graded, stoppedBy } = await untilStopped((signal) => {
		// Said once Ctrl-C is listened for: who stops at sight of it gets the exit code of a stop.
		console.error(`${some(collected.length, 'hand-in')} of ${some(learners.length, 'learner')}.`)
		return gradeAll(gathered, { exercises, signal, hasOwnSuites: flags.ownSuites === true })
	})
	if (graded === undefined) return endingCode(stoppedBy)
	const book = bookOf(graded, gathered, exercises)
	const left = await writeBook(book, out)
	if (left.length > 0)
		console.error(
			`results/ also holds what an earlier collection left: ${left.slice(0, 3).join(', ')}${left.length > 3 ? ` and ${left.length - 3} more` : ''}.`,
		)
	const flagged = unread.length + graded.flatMap(flagsOfLearner).length
	if (flags.json) console.log(JSON.stringify(toJson(book, { out, unread, flagged }), null, '\t'))
	else console.log(sayCollected(book, { out: flags.out, unread }))
	return flagged > 0 ? 1 : 0
}

function findPlace(name: string): string {
	const there = fromHere(name)
	if (existsSync(there)) return there
	throw refuse(`There is no file or folder ${name}. Say where the hand-ins lie.`)
}

async function openRoster(name: string): Promise<Person[]> {
	const text = await readFile(fromHere(name), 'utf8').catch((error: unknown) => {
		const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
		throw refuse(`The roster ${name} cannot be opened${why}. Say where it lies.`)
	})
	const read = readRoster(text)
	if (read.status === 'read') return read.people
	throw refuse(`The roster ${name} was not read: ${read.why}.`)
}

/** The exercises that this copy of the course grades: drafts have no suite that anybody answers for. */
async function readShelf(root: string): Promise<Exercise[]> {
	if (!existsSync(root))
		throw refuse(`There is no folder ${root}. Say where the exercises lie with --root.`)
	const left = course.leaveOut.exercises
	const all = await readExercises(root).catch((error: unknown) => {
		throw error instanceof Complaints ? refuse(error.message) : error
	})
	return all.filter(({ id, status }) => status !== 'draft' && !left.includes(id))
}

async function readAll(names: readonly string[], except: string) {
	const collected: Collected[] = []
	const unread: Unread[] = []
	await findHandIns(names, {
		except,
		onUnread: (each) => unread.push(each),
		async onText({ place, text, submitter }) {
			const read = parseHandIn(text)
			if (read.status === 'unread') return void unread.push({ place, why: read.why })
			const { handIn } = read
			const seal = await checkHandIn(handIn, crypto.subtle)
			collected.push({ place, handIn, seal, ...(submitter && { submitter }) })
		},
	})
	return { collected, unread }
}

async function gradeAll(
	{ learners }: Class,
	how: Pick<Regrading, 'exercises' | 'signal' | 'hasOwnSuites'>,
): Promise<GradedLearner[]> {
	const works = learners.flatMap(({ counts }) => counts.handIn.work)
	const hasPython = works.some(({ language }) => language === 'py')
	const language = hasPython ? 'py' : 'ts'
	const say = (line: string) => console.error(line)
	await using opened = await openRuntime({ name: 'process', language, say })
	let done = 0
	return await regrade(learners, {
		...how,
		runtime: opened.runtime,
		tell: (graded) => console.error(`${++done}/${learners.length} ${sayGraded(graded)}`),
	})
}

function bookOf(
	graded: readonly GradedLearner[],
	{ absent }: Class,
	exercises: readonly Exercise[],
): Gradebook {
	const ids = graded.flatMap(({ works }) => works.flatMap(({ exercise }) => exercise ?? []))
	const titles = exercises.map(({ title }) => title)
	const columns = [...new Set(ids)].map((id) => {
		const title = exerciseOf(exercises, id)?.title ?? id
		// Two columns of one name would be one assignment.
		const isTwice = titles.indexOf(title) !== titles.lastIndexOf(title)
		return { exercise: id, title: isTwice ? `${title} (${id})` : title }
	})
	columns.sort((a, b) => a.title.localeCompare(b.title, 'en'))
	return { columns, learners: graded, absent }
}

/** Answers the files among the results that are of other learners: they are left to whoever wants them. */
async function writeBook(book: Gradebook, out: string): Promise<string[]> {
	const results = path.join(out, 'results')
	await mkdir(results, { recursive: true })
	await writeFile(path.join(out, 'canvas.csv'), canvasCsv(book))
	await writeFile(path.join(out, 'moodle.csv'), moodleCsv(book))
	await writeFile(path.join(out, 'all.csv'), allCsv(book))
	const names = resultNames(book.learners)
	for (const [graded, name] of names) {
		const text = JSON.stringify(resultsOf(graded, book, 'process'), undefined, '\t')
		await writeFile(path.join(results, name), `${text}\n`)
	}
	const written = new Set(names.values())
	return (await readdir(results)).filter((name) => !written.has(name.normalize('NFC')))
}

interface Around {
	/** Absolute. */
	out: string
	unread: readonly Unread[]
	flagged: number
}

/** The object that `--json` prints. */
function toJson({ learners, absent }: Gradebook, { out, unread, flagged }: Around) {
	return {
		out,
		learners: learners.map((graded) => ({
			name: graded.learner.name,
			id: graded.learner.id,
			file: graded.learner.counts.place,
			...(graded.learner.submitter && { submitter: graded.learner.submitter }),
			notes: graded.learner.notes,
			flags: flagsOfLearner(graded),
			works: graded.works.map(({ work, exercise, found }) => ({
				exercise: exercise ?? work.exercise,
				language: work.language,
				claimed: work.claimed,
				found: found?.verdict.status,
				at: new Date(work.at).toISOString(),
				attempts: work.attempts,
			})),
		})),
		unread,
		absent: absent.map(({ name }) => name),
		flagged,
	}
}

function nothingIn(places: readonly string[], unread: readonly Unread[]): Refusal {
	const nothing = `There is no hand-in in ${places.join(', ')}. A learner makes one on the page “Your progress”; its name ends in .handin.json.`
	return refuse([...unread.map(sayUnread), nothing].join('\n'))
}

function some(count: number, thing: string): string {
	return `${count} ${count === 1 ? thing : `${thing}s`}`
}

function refuse(sentence: string): Refusal {
	return new Refusal(sentence, { exitCode: 2 })
}
