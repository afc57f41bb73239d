import { getCollection, getEntry } from 'astro:content'
import { exercisesIn } from '../course/lesson-parts.ts'
import { translationEntry, twinEntries } from '../components/exercise-entries.ts'
import { localeHome } from '../components/locale-home.ts'
import { syllabus } from '../syllabus.ts'
import { localeOf, type Locale } from '../words/words.ts'
import type {
	CoursePlan,
	PlannedChapter,
	PlannedExercise,
	PlannedLesson,
} from '../components/course-plan.ts'

/**
 * The whole course, while it is built, in one language as far as it is translated: its chapters to be shown, and
 * what the page's script needs to know.
 */
export async function planOfSite(
	base: string,
	lang: string | undefined,
): Promise<{ chapters: PlannedChapter[]; plan: CoursePlan }> {
	const sentences: Record<string, string> = {}
	const chapters: PlannedChapter[] = []
	const locale = localeOf(lang)
	const docs = await getCollection('docs')
	for (const { title, translations, lessons } of syllabus) {
		const planned: PlannedLesson[] = []
		for (const slug of lessons) {
			const lesson =
				docs.find((each) => each.id === `${locale}/${slug}`) ??
				docs.find((each) => each.id === slug)
			if (!lesson) continue
			Object.assign(sentences, lesson.data.teaches)
			const href = `${localeHome(base, locale)}${slug}/`
			const exercises = await Promise.all(
				exercisesIn(lesson.body ?? '').map((id) => planExercise(id, href, locale)),
			)
			planned.push({
				title: lesson.data.title,
				...(isEnglish(lesson.id, locale) && { lang: 'en' }),
				href,
				minutes: lesson.data.minutes,
				exercises: exercises.flat(),
			})
		}
		if (planned.length > 0)
			chapters.push({ title: translations?.[locale] ?? title, lessons: planned })
	}
	const exercises = chapters.flatMap((each) => each.lessons.flatMap((lesson) => lesson.exercises))
	const trained = new Set(exercises.flatMap(({ concepts }) => concepts))
	const concepts = Object.fromEntries(
		Object.entries(sentences).filter(([concept]) => trained.has(concept)),
	)
	return { chapters, plan: { exercises, concepts } }
}

/** Whether a page of another language than English has to do with the English lesson. */
function isEnglish(id: string, locale: string): boolean {
	return locale !== 'en' && !id.startsWith(`${locale}/`)
}

async function planExercise(
	id: string,
	lesson: string,
	locale: Locale,
): Promise<PlannedExercise[]> {
	const entry = await getEntry('exercises', id)
	// The page of the lesson says it, with where to look.
	if (!entry) return []
	const { title, concepts, formerly } = entry.data
	const translation = await translationEntry(id, locale)
	const planned = {
		id,
		title: translation?.data.title ?? title,
		...(!translation && locale !== 'en' && { lang: 'en' }),
		href: `${lesson}#${id}`,
		languages: (await twinEntries(id)).map(({ data }) => data.language),
		concepts,
		formerly,
	}
	return [planned]
}
