import { existsSync, readFileSync } from 'node:fs'
import { exercisesIn } from './course/lesson-parts.ts'
import type { ChapterOfLessons } from './course/lesson.ts'

/** The chapters and their lessons, in order. */
export const syllabus: readonly ChapterOfLessons[] = [
	{
		title: 'Overview of concurrency',
		translations: { de: 'Nebenläufigkeit im Überblick' },
		lessons: ['a-program-mostly-waits', 'taking-turns'],
	},
	{
		title: 'Prerequisites and core tools',
		translations: { de: 'Grundlagen und Werkzeuge' },
		lessons: ['blocking-and-non-blocking', 'the-tools', 'a-stopwatch'],
	},
	{
		title: 'From sequential to concurrent',
		translations: { de: 'Von nacheinander zu nebenläufig' },
		lessons: ['from-sequential-to-concurrent', 'when-one-fails', 'deadlines-and-cancellation'],
	},
	{
		title: 'Blocking code and threads',
		translations: { de: 'Blockierender Code und Threads' },
		lessons: ['a-blocking-call-freezes-everything', 'threads-and-locks'],
	},
	{
		title: 'Syntax notes',
		translations: { de: 'Zur Syntax' },
		lessons: ['async-generators', 'streams-and-queues'],
	},
	{
		title: 'Gotchas',
		translations: { de: 'Fallstricke' },
		lessons: ['many-cores', 'easy-to-forget', 'nested-contexts-and-locks'],
	},
	{
		title: 'Capstone',
		translations: { de: 'Abschlussprojekt' },
		lessons: ['a-pokedex-downloader', 'prove-it'],
	},
]

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
	return exercisesIn(readFileSync(new URL(`${slug}.mdx`, pages), 'utf8'))
}
