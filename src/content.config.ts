import { defineCollection } from 'astro:content'
import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema'
import { glob } from 'astro/loaders'
import { exerciseSchema } from './course/exercise.ts'
import { translationSchema } from './course/translation.ts'
import { pageSchema } from './course/lesson.ts'
import { maybeNone } from './library/maybe-none.ts'
import { someOf } from './library/some-of.ts'
import { twinsLoader } from './library/twins-loader.ts'
import { hasExercise, leftOutLessons } from './syllabus.ts'
import { aboutPython, course, mayHave, offeredLocales, offersPython } from './the-course.ts'
import { localeNames } from './words/words.ts'

// The template is no exercise: its folder begins with `_`.
const root = './exercises'

/** Pages are called `the-tools`, and in another language `de/the-tools`; the front page there is `de`. */
function hasPage(id: string): boolean {
	const [first = '', ...rest] = id.split('/')
	const isTranslated = first in localeNames
	if (isTranslated && !offeredLocales.some((locale) => locale === first)) return false
	const slug = isTranslated ? rest.join('/') : id
	return !leftOutLessons.includes(slug) && (slug !== aboutPython || offersPython) && mayHave(slug)
}

/** An entry of an exercise begins with its id. */
const isOfExercise = (id: string) => hasExercise(id.split('/')[0] ?? id)

/** A twin is called `<exercise>/<language>`. */
const hasTwin = (id: string) =>
	isOfExercise(id) && course.languages.some((language) => id.endsWith(`/${language}`))

export const collections = {
	/** The lessons, and pages that are none: those have no field of a lesson's; see `lessonSchema`. */
	docs: defineCollection({
		loader: someOf(docsLoader(), hasPage),
		schema: docsSchema({ extend: pageSchema }),
	}),

	/** Words of Starlight's that the course says otherwise: none. Starlight asks for the collection all the same. */
	i18n: defineCollection({ loader: () => ({ en: {} }), schema: i18nSchema() }),

	/** What the learner reads of an exercise: `exercises/<id>/exercise.md`; an entry's id is the exercise's. */
	exercises: defineCollection({
		loader: someOf(
			glob({
				base: root,
				pattern: ['*/exercise.md', '!_*/**'],
				generateId: ({ entry }) => entry.replace(/\/exercise\.md$/, ''),
			}),
			isOfExercise,
		),
		schema: exerciseSchema,
	}),

	/** The hints: `exercises/<id>/hints/<hint>.md`; an entry's id is `<id>/<hint>`. */
	hints: defineCollection({
		loader: glob({
			base: root,
			pattern: ['*/hints/*.md', '!_*/**'],
			generateId: ({ entry }) => entry.replace('/hints/', '/').replace(/\.md$/, ''),
		}),
	}),

	/** The same in other languages: `exercises/<id>/translations/<locale>/exercise.md`; an entry's id is `<id>/<locale>`. */
	translations: defineCollection({
		loader: maybeNone(
			glob({
				base: root,
				pattern: ['*/translations/*/exercise.md', '!_*/**'],
				generateId: ({ entry }) =>
					entry.replace('/translations/', '/').replace(/\/exercise\.md$/, ''),
			}),
		),
		schema: translationSchema,
	}),

	/** Their hints: an entry's id is `<id>/<locale>/<hint>`. */
	translatedHints: defineCollection({
		loader: maybeNone(
			glob({
				base: root,
				pattern: ['*/translations/*/hints/*.md', '!_*/**'],
				generateId: ({ entry }) =>
					entry.replace('/translations/', '/').replace('/hints/', '/').replace(/\.md$/, ''),
			}),
		),
	}),

	/** What the learner sees of an exercise's code: starter and given files; an entry's id is `<exercise>/<language>`. */
	twins: defineCollection({ loader: someOf(twinsLoader({ base: root }), hasTwin) }),
}
