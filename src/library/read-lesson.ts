import type { ExerciseId } from '../course/exercise.ts'
import type { Language } from '../course/language.ts'
import { partsOf, UnreadablePart, type LessonPart } from '../course/lesson-parts.ts'
import type { LessonSlug } from '../course/lesson.ts'
import type { FileComplaint } from './complaints.ts'
import { readPrograms, type LessonProgram } from './read-lesson-programs.ts'
import { readLessonMatter, type LessonFront } from './read-lesson-matter.ts'

/** Where lessons lie, from the project's folder. */
export const lessonFolder = 'src/content/docs'

/** A lesson's page, read. */
export interface Lesson extends LessonFront {
	slug: LessonSlug
	/** Its page, from the project's folder. */
	file: string
	/** The exercises it embeds, in order, and where. */
	exercises: readonly { id: ExerciseId; line: number }[]
	/** What can be run in it, and what it is said to print. */
	programs: readonly LessonProgram[]
	/** How long the way of one language through it takes to read, in minutes. */
	minutes: Readonly<Record<Language, number>>
}

/** One lesson as it was found: whole, or with what is wrong with it. */
export interface LessonReading {
	slug: LessonSlug
	lesson?: Lesson
	complaints: readonly FileComplaint[]
}

/** Reads a lesson's text and collects every complaint. Pure, so that what it says depends on nothing else. */
export function readLesson(slug: LessonSlug, text: string): LessonReading {
	const file = `${lessonFolder}/${slug}.mdx`
	const complaints: FileComplaint[] = []
	const complain = (message: string, line?: number) =>
		void complaints.push({ file, message, ...(line !== undefined && { line }) })
	const front = readLessonMatter(text, complain)
	let parts: LessonPart[]
	try {
		parts = partsOf(text)
	} catch (error) {
		if (!(error instanceof UnreadablePart)) throw error
		complain(error.message, error.line)
		return { slug, complaints }
	}
	const programs = readPrograms(parts, complain)
	if (!front) return { slug, complaints }
	const exercises = parts.flatMap((part) => {
		if (part.kind !== 'tag' || part.name !== 'Exercise') return []
		const { id } = part.attributes
		if (typeof id === 'string') return [{ id, line: part.line }]
		complain('this exercise has no id. Write <Exercise id="the-name-of-a-folder" />.', part.line)
		return []
	})
	const lesson = { ...front, slug, file, exercises, programs, minutes: reckonMinutes(parts) }
	return { slug, lesson, complaints }
}

/** How fast a lesson is read. A line of code takes as long as five words: it is looked at, not read aloud. */
const perMinute = { words: 200, lines: 40 }

/**
 * The minutes each language's way through a page takes, rounded up: 200 words of prose a minute, and 40
 * lines of code. The way is all that stands outside of the tabs, and in the tabs of its language. What
 * programs print, and the exercises, are left out: the first is read with the program, the others have
 * minutes of their own.
 */
export function reckonMinutes(parts: readonly LessonPart[]): Record<Language, number> {
	const way = { py: { words: 0, lines: 0 }, ts: { words: 0, lines: 0 } }
	const tabs: Language[] = []
	for (const part of parts) {
		if (part.kind === 'tag' && part.name === 'TabItem') {
			if (part.shape === 'closing') tabs.pop()
			else tabs.push(part.attributes['label'] === 'TypeScript' ? 'ts' : 'py')
			continue
		}
		const tab = tabs.at(-1)
		for (const language of tab === undefined ? (['py', 'ts'] as const) : [tab]) {
			if (part.kind === 'prose') way[language].words += countWords(part.text)
			if (part.kind === 'fence' && part.language !== 'text')
				way[language].lines += part.text.split('\n').filter((line) => line.trim() !== '').length
		}
	}
	const minutesOf = ({ words, lines }: { words: number; lines: number }) =>
		Math.ceil(words / perMinute.words + lines / perMinute.lines)
	return { py: minutesOf(way.py), ts: minutesOf(way.ts) }
}

/** What has a letter or a digit in it is a word; the address of a link is none. */
function countWords(text: string): number {
	return text
		.replace(/\]\([^)]*\)/g, ']')
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
