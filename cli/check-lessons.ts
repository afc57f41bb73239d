import { availableParallelism } from 'node:os'
import path from 'node:path'
import { didYouMean } from '../src/course/did-you-mean.ts'
import type { LessonSlug } from '../src/course/lesson.ts'
import { languageNames, languages, type Language } from '../src/course/language.ts'
import type { FileComplaint } from '../src/library/complaints.ts'
import { examineAll, type Reading } from '../src/library/read-exercise.ts'
import { lessonFolder, type Lesson } from '../src/library/read-lesson.ts'
import { readLessons, readPages, type KnownExercise } from '../src/library/read-lessons.ts'
import {
	complainOfChapters,
	complainOfTranslations,
	readTranslatedPages,
} from '../src/library/read-translated-lesson.ts'
import { wholeSyllabus as syllabus } from '../src/syllabus.ts'
import { atMost } from './at-most.ts'
import { lessonCache, tryPrograms, type Witnesses } from './check-lessons-programs.ts'
import type { Witness } from './check-lessons-witness.ts'
import { Refusal } from './refusal.ts'
import { site } from './site.ts'
import { root } from './tool.ts'

/** What came of checking the lessons. */
export interface CheckedLessons {
	lessons: readonly Lesson[]
	complaints: readonly FileComplaint[]
	notes: readonly string[]
}

/**
 * Checks the course's lessons: what their reader says, and then whether every program prints what its page
 * says, on the page's runtime and on a stock interpreter.
 * @param asked the lessons to check; all of them when empty
 */
export async function checkLessons(asked: readonly LessonSlug[]): Promise<CheckedLessons> {
	const pages = await readPages(root)
	const known = Object.keys(pages)
	// A shell completes the name of the page, so that is a name too.
	const slugs = asked.map((name) => path.basename(name, '.mdx'))
	for (const slug of slugs)
		if (!known.includes(slug))
			throw new Refusal(
				`There is no lesson "${slug}".${didYouMean(slug, known)} Is there a page ${lessonFolder}/${slug}.mdx?`,
			)
	const readings = await examineAll(path.join(root, 'exercises'))
	const read = readLessons({
		pages,
		syllabus,
		exercises: readings.map(toKnown),
		...(site && { listedIn: 'course.config.ts' }),
	})
	const translations = await readTranslatedPages(root)
	const isAsked = (file: string) =>
		slugs.length === 0 || slugs.includes(/([\w-]+)\.mdx/.exec(file)?.[1] ?? '')
	const lessons = read.lessons.filter(({ file }) => isAsked(file))
	const { witnesses, ...missing } = await openWitnesses(lessons, readings)
	await using stack = new AsyncDisposableStack()
	for (const witness of Object.values(witnesses.of).flat())
		stack.defer(() => witness[Symbol.asyncDispose]?.())
	const tried = await tryPrograms(lessons, witnesses)
	return {
		lessons,
		complaints: [
			...[
				...read.complaints,
				...complainOfTranslations(translations, pages),
				...complainOfChapters(translations, syllabus),
			].filter(({ file }) => isAsked(file)),
			...missing.complaints,
			...tried.complaints,
		],
		notes: [...read.notes.filter(isAsked), ...missing.notes, ...tried.notes],
	}
}

/** One that cannot be read is there all the same: its own complaints say what is wrong with it. */
function toKnown({ id, draft, exercise }: Reading): KnownExercise {
	if (exercise) return exercise
	return { id, status: draft ? 'draft' : 'active', concepts: [] }
}

/** What the lessons' programs need, and nothing else: Python takes its time to be built. */
async function openWitnesses(
	lessons: readonly Lesson[],
	readings: readonly Reading[],
): Promise<Pick<CheckedLessons, 'complaints' | 'notes'> & { witnesses: Witnesses }> {
	const of: Record<Language, readonly Witness[]> = { py: [], ts: [] }
	const sentences: string[] = []
	for (const language of languages) {
		if (!lessons.some(({ programs }) => programs.some((each) => each.language === language)))
			continue
		const { pageWitness, stockWitness } = await import('./check-lessons-witness.ts')
		const stock = await stockWitness(language)
		if ('missing' in stock)
			sentences.push(
				`the programs in ${languageNames[language]} did not run on a stock interpreter. ${stock.missing}`,
			)
		of[language] = [await pageWitness(language), ...('missing' in stock ? [] : [stock])]
	}
	const webs = Object.fromEntries(
		readings.flatMap(({ id, exercise }) => (exercise?.web ? [[id, exercise.web]] : [])),
	)
	const turn = atMost(availableParallelism())
	// Where nobody looks at notes, half a check is none.
	const isJudged = process.env['CI'] !== undefined && process.env['CI'] !== ''
	return {
		witnesses: { of, webs, turn, cache: lessonCache },
		complaints: isJudged ? sentences.map((message) => ({ file: lessonFolder, message })) : [],
		notes: isJudged ? [] : sentences,
	}
}
