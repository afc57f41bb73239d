import { existsSync, readFileSync } from 'node:fs'
import { arrangeSyllabus, lessonsLeftOut } from './course/arrange-syllabus.ts'
import { exercisesIn } from './course/lesson-parts.ts'
import type { ChapterOfLessons } from './course/lesson.ts'
import { course } from './the-course.ts'

/** The chapters and their lessons, in order, as they are written here. */
const ours: readonly ChapterOfLessons[] = [
	{
		title: 'Overview of concurrency',
		translations: { de: 'Nebenläufigkeit im Überblick' },
		about: {
			en: 'where the time goes, and how one thread takes turns.',
			de: 'wo die Zeit bleibt und wie sich viele einen Thread teilen.',
		},
		lessons: ['a-program-mostly-waits', 'taking-turns'],
	},
	{
		title: 'Prerequisites and core tools',
		translations: { de: 'Grundlagen und Werkzeuge' },
		about: {
			en: 'calls that block and calls that do not, HTTP, a stopwatch.',
			de: 'Aufrufe, die blockieren, und solche, die es nicht tun, HTTP, eine Stoppuhr.',
		},
		lessons: ['blocking-and-non-blocking', 'the-tools', 'a-stopwatch'],
	},
	{
		title: 'From sequential to concurrent',
		translations: { de: 'Von nacheinander zu nebenläufig' },
		about: {
			en: 'twenty requests at once, limits, errors, deadlines, cancellation.',
			de: 'zwanzig Anfragen auf einmal, Grenzen, Fehler, Fristen, Abbruch.',
		},
		lessons: ['from-sequential-to-concurrent', 'when-one-fails', 'deadlines-and-cancellation'],
	},
	{
		title: 'Blocking code and threads',
		translations: { de: 'Blockierender Code und Threads' },
		about: {
			en: 'what freezes an event loop, and what frees it; locks.',
			de: 'was eine Event-Loop einfriert und was sie wieder befreit; Locks.',
		},
		lessons: ['a-blocking-call-freezes-everything', 'threads-and-locks'],
	},
	{
		title: 'Syntax notes',
		translations: { de: 'Zur Syntax' },
		about: {
			en: 'streams, queues and back-pressure.',
			de: 'Streams, Queues und Gegendruck (back-pressure).',
		},
		lessons: ['async-generators', 'streams-and-queues'],
	},
	{
		title: 'Gotchas',
		translations: { de: 'Fallstricke' },
		about: {
			en: 'computing on many cores, the forgotten await, nested contexts.',
			de: 'Rechnen auf vielen Kernen, das vergessene await, verschachtelte Kontexte.',
		},
		lessons: ['many-cores', 'easy-to-forget', 'nested-contexts-and-locks'],
	},
	{
		title: 'Capstone',
		translations: { de: 'Abschlussprojekt' },
		about: {
			en: 'a downloader that grows from one request to all of them, and the test that proves it.',
			de: 'ein Downloader, der von einer Anfrage bis zu allen wächst, und der Test, der das beweist.',
		},
		lessons: ['a-pokedex-downloader', 'prove-it'],
	},
]

const { leaveOut, add } = course

/** The chapters of this copy of the course. */
export const syllabus = arrangeSyllabus(ours, course)

/** The same with what this copy leaves out: that is checked, too. */
export const wholeSyllabus = arrangeSyllabus(ours, {
	leaveOut: { chapters: [], lessons: [], exercises: [] },
	add,
})

/** The lessons that this copy does not have. */
export const leftOutLessons = lessonsLeftOut(wholeSyllabus, syllabus)

/** Whether this copy has an exercise. */
export function hasExercise(id: string): boolean {
	return !leaveOut.exercises.includes(id)
}

/**
 * The syllabus as Starlight's sidebar. A lesson says which exercises it holds, so that the page can tick it off.
 * A lesson whose page is not written yet is left out; `course check` complains of it.
 */
export function sidebar(chapters: readonly ChapterOfLessons[], pages: URL) {
	const isWritten = (slug: string) => existsSync(new URL(`${slug}.mdx`, pages))
	const written = chapters.map(({ lessons, ...chapter }) => ({
		...chapter,
		lessons: lessons.filter(isWritten),
	}))
	return written
		.filter(({ lessons }) => lessons.length > 0)
		.map(({ title, translations, lessons }) => ({
			label: title,
			...(translations && { translations }),
			items: lessons.map((slug) => ({
				slug,
				attrs: { 'data-exercises': exercisesOf(slug, pages).join(' ') },
			})),
		}))
}

/** The ids of the exercises a lesson embeds, in the order of the page. */
function exercisesOf(slug: string, pages: URL): string[] {
	return exercisesIn(readFileSync(new URL(`${slug}.mdx`, pages), 'utf8')).filter(hasExercise)
}
