import type { Course } from './course-config.ts'
import { didYouMean } from './did-you-mean.ts'
import type { ChapterOfLessons } from './lesson.ts'
import { Misconfigured } from './misconfigured.ts'

/**
 * The syllabus of one copy: ours, without what it leaves out, and with what it adds. Throws an error with a sentence
 * for each name that nothing is called.
 */
export function arrangeSyllabus(
	ours: readonly ChapterOfLessons[],
	{ leaveOut, add }: Pick<Course, 'leaveOut' | 'add'>,
): ChapterOfLessons[] {
	const complaints: string[] = []
	const known = {
		chapter: ours.map(({ title }) => title),
		lesson: ours.flatMap(({ lessons }) => lessons),
	}
	const check = (noun: keyof typeof known, name: string, field: string) => {
		if (known[noun].includes(name)) return
		complaints.push(`${field}: there is no ${noun} "${name}".${didYouMean(name, known[noun])}`)
	}
	for (const name of leaveOut.chapters) check('chapter', name, 'leaveOut.chapters')
	for (const name of leaveOut.lessons) check('lesson', name, 'leaveOut.lessons')

	let chapters = ours.map((each) => ({ ...each, lessons: [...each.lessons] }))
	for (const each of add) {
		if ('lesson' in each) {
			check('lesson', each.after, 'add.after')
			const chapter = chapters.find(({ lessons }) => lessons.includes(each.after))
			chapter?.lessons.splice(chapter.lessons.indexOf(each.after) + 1, 0, each.lesson)
			known.lesson.push(each.lesson)
		} else {
			if (each.after !== undefined) check('chapter', each.after, 'add.after')
			const at = chapters.findIndex(({ title }) => title === each.after)
			const own = { title: each.chapter, lessons: [...each.lessons] }
			chapters.splice(at < 0 ? chapters.length : at + 1, 0, own)
			known.chapter.push(each.chapter)
			known.lesson.push(...each.lessons)
		}
	}
	for (const [lesson, count] of countsOf(chapters.flatMap(({ lessons }) => lessons)))
		if (count > 1)
			complaints.push(
				`add: the lesson "${lesson}" is in the course ${String(count)} times. Each has one place.`,
			)
	if (complaints.length > 0) throw new Misconfigured(complaints)

	chapters = chapters
		.filter(({ title }) => !leaveOut.chapters.includes(title))
		.map((each) => ({
			...each,
			lessons: each.lessons.filter((lesson) => !leaveOut.lessons.includes(lesson)),
		}))
	return chapters.filter(({ lessons }) => lessons.length > 0)
}

/** The lessons of ours that a copy does not have. */
export function lessonsLeftOut(
	ours: readonly ChapterOfLessons[],
	arranged: readonly ChapterOfLessons[],
): string[] {
	const kept = new Set(arranged.flatMap(({ lessons }) => lessons))
	return ours.flatMap(({ lessons }) => lessons).filter((lesson) => !kept.has(lesson))
}

function countsOf(names: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>()
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
	return counts
}
