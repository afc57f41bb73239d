import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { didYouMean } from '../course/did-you-mean.ts'
import type { ExerciseId, ExerciseMatter } from '../course/exercise.ts'
import { longestLesson, type ChapterOfLessons, type LessonSlug } from '../course/lesson.ts'
import { languageNames, languages } from '../course/language.ts'
import type { FileComplaint } from './complaints.ts'
import { complainOfConcepts, complainOfRequires, notesOnConcepts } from './read-lessons-concepts.ts'
import { lessonFolder, readLesson, type Lesson, type LessonReading } from './read-lesson.ts'

/** What a lesson is held against of an exercise. */
export type KnownExercise = Pick<ExerciseMatter, 'status' | 'concepts'> & { id: ExerciseId }

/** All lessons of a course, and what they say of one another. */
export interface LessonsReading {
	/** In the order of the syllabus. */
	lessons: readonly Lesson[]
	complaints: readonly FileComplaint[]
	/** What may be so and is worth a look, as sentences. */
	notes: readonly string[]
}

/** Pages with components that are no lessons; whatever else is none is plain Markdown. */
const besideLessons = ['index.mdx', 'privacy.mdx']

/** Whether a file of `src/content/docs` is a lesson, as far as its name tells. */
export function isLesson(name: string): boolean {
	return name.endsWith('.mdx') && !besideLessons.includes(name)
}

/** The syllabus, from the project's folder. */
export const syllabusFile = 'src/syllabus.ts'

export interface Shelf {
	/** The texts of the pages that may be lessons, by the names of their files without `.mdx`. */
	pages: Readonly<Record<LessonSlug, string>>
	syllabus: readonly ChapterOfLessons[]
	/** The file in which a lesson gets its chapter; left out: ours. */
	listedIn?: string
	exercises: readonly KnownExercise[]
}

/** Reads the pages below a project's folder; pages in plain Markdown, and the front page, are no lessons. */
export async function readPages(root: string): Promise<Record<LessonSlug, string>> {
	const folder = path.join(root, lessonFolder)
	const names = (await readdir(folder)).filter((name) => name.endsWith('.mdx')).sort()
	const pages: Record<LessonSlug, string> = {}
	for (const name of names.filter(isLesson))
		pages[name.slice(0, -'.mdx'.length)] = await readFile(path.join(folder, name), 'utf8')
	return pages
}

/** Everything that can be said of the lessons without running a program. Pure. */
export function readLessons({
	pages,
	syllabus,
	exercises,
	listedIn = syllabusFile,
}: Shelf): LessonsReading {
	const order = syllabus.flatMap((chapter) => chapter.lessons)
	const listed = order.filter((slug) => Object.hasOwn(pages, slug))
	const readings = listed.map((slug) => readLesson(slug, pages[slug] ?? ''))
	const lessons = readings.flatMap(({ lesson }) => lesson ?? [])
	const complaints = [
		...complainOfSyllabus(order, pages, listedIn),
		...readings.flatMap((reading) => reading.complaints),
		...complainOfRequires(lessons, order),
		...complainOfExercises(lessons, exercises),
		...(isWhole(readings) ? complainOfUnused(lessons, exercises) : []),
		...complainOfConcepts(lessons, exercises),
		...lessons.flatMap(complainOfLength),
	]
	const notes = [...notesOnConcepts(lessons, exercises), ...lessons.flatMap(notesOnLength)]
	return { lessons, complaints, notes }
}

/** Where a lesson could not be read, nobody knows which exercises it embeds. */
function isWhole(readings: readonly LessonReading[]): boolean {
	return readings.every(({ lesson }) => lesson !== undefined)
}

function complainOfSyllabus(
	order: readonly LessonSlug[],
	pages: Shelf['pages'],
	listedIn: string,
): FileComplaint[] {
	const known = Object.keys(pages)
	const gone = order
		.filter((slug) => !known.includes(slug))
		.map((slug) => ({
			file: listedIn,
			message: `it lists the lesson "${slug}", and there is no ${lessonFolder}/${slug}.mdx.${didYouMean(slug, known)} Mend the name, or take it out.`,
		}))
	const unlisted = known
		.filter((slug) => !order.includes(slug))
		.map((slug) => ({
			file: `${lessonFolder}/${slug}.mdx`,
			message: `no chapter in ${listedIn} lists this lesson, so that nobody finds it. Add "${slug}" there.`,
		}))
	const twice = order
		.filter((slug, index) => order.indexOf(slug) !== index)
		.map((slug) => ({
			file: syllabusFile,
			message: `it lists the lesson "${slug}" twice. Take one of them out.`,
		}))
	return [...gone, ...unlisted, ...twice]
}

function complainOfExercises(
	lessons: readonly Lesson[],
	exercises: readonly KnownExercise[],
): FileComplaint[] {
	const found: FileComplaint[] = []
	const holders = new Map<ExerciseId, string>()
	for (const { file, exercises: embedded, programs } of lessons) {
		const complain = (message: string, line: number) => void found.push({ file, line, message })
		for (const { id, line } of embedded) {
			const wrong = whyNotEmbedded(id, exercises)
			if (wrong !== undefined) complain(wrong, line)
			const holder = holders.get(id)
			if (holder !== undefined)
				complain(`the exercise "${id}" stands in ${holder} already. Take one of them out.`, line)
			holders.set(id, file)
		}
		for (const { web, line } of programs)
			if (web !== undefined && !exercises.some(({ id }) => id === web))
				complain(`web="${web}" names no exercise. Mend the name, or take web away.`, line)
	}
	return found
}

function whyNotEmbedded(id: ExerciseId, exercises: readonly KnownExercise[]): string | undefined {
	const exercise = exercises.find((each) => each.id === id)
	const known = exercises.map((each) => each.id)
	if (!exercise)
		return `there is no exercise "${id}".${didYouMean(id, known)} Is there a folder exercises/${id}/?`
	if (exercise.status === 'active') return undefined
	return `the exercise "${id}" is ${exercise.status}: learners cannot have it. Take it out, or say \`status: active\` in its exercise.md.`
}

function complainOfUnused(
	lessons: readonly Lesson[],
	exercises: readonly KnownExercise[],
): FileComplaint[] {
	const used = new Set(lessons.flatMap((lesson) => lesson.exercises.map(({ id }) => id)))
	return exercises
		.filter(({ id, status }) => status === 'active' && !used.has(id))
		.map(({ id }) => ({
			file: `exercises/${id}/exercise.md`,
			message: `no lesson embeds this exercise. Put <Exercise id="${id}" /> where its idea has been taught, or say \`status: draft\`.`,
		}))
}

function complainOfLength({ file, minutes }: Lesson): FileComplaint[] {
	return languages
		.filter((language) => minutes[language] > longestLesson)
		.map((language) => ({
			file,
			message: `the way through it in ${languageNames[language]} takes about ${minutes[language]} minutes, and a lesson at most ${longestLesson}. Cut it, or make it two.`,
		}))
}

/** A minute more or less is nothing that a reader notices. */
function notesOnLength({ file, matter, minutes }: Lesson): string[] {
	const longest = Math.max(...languages.map((language) => minutes[language]))
	return Math.abs(longest - matter.minutes) <= 2
		? []
		: [`${file} says ${matter.minutes} minutes; reading it takes about ${longest}.`]
}
