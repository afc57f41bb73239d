import { z } from 'zod'
import { slug } from './exercise.ts'
import { strict } from './strict.ts'

/** Whose documentation a lesson may lead on to. */
export const officialHosts = [
	'docs.python.org',
	'peps.python.org',
	'docs.aiohttp.org',
	'requests.readthedocs.io',
	'nodejs.org',
	'developer.mozilla.org',
	'tc39.es',
] as const

/** A lesson takes at most so many minutes to read. */
export const longestLesson = 10

const onward = strict({
	/** What is read there. */
	title: z.string().min(1).max(100),
	/** Its address, in official documentation. */
	url: z.url().refine((url) => officialHosts.some((host) => new URL(url).host === host), {
		message: `a lesson leads on to official documentation: ${officialHosts.join(', ')}`,
	}),
})

const fields = {
	/** How long it takes to read, in minutes, without its exercises. */
	minutes: z.int().min(1).max(longestLesson),
	/** What the learner can do afterwards: a sentence for each concept, by its id. The end of the page lists them. */
	teaches: z
		.record(slug, z.string().min(10).max(160))
		.refine((all) => Object.keys(all).length > 0, {
			message: 'a lesson teaches something: add a concept and what the learner can do afterwards',
		}),
	/** The lessons to have read before, by the names of their pages. */
	requires: z.array(slug).default([]),
	/** Where to read on. */
	onward: z.array(onward).default([]),
}

/** What the front matter of a lesson holds beside Starlight's fields. Strict: a field it does not know is a typo. */
export const lessonSchema = strict(fields)
export type LessonMatter = z.infer<typeof lessonSchema>

/** The same for any page: one that is no lesson has none of the fields. */
export const pageSchema = z.object(fields).partial()

/** The name of a lesson's page under src/content/docs, without `.mdx`. */
export type LessonSlug = string

/** One chapter of the syllabus. */
export interface ChapterOfLessons {
	title: string
	/** The title in other languages, by their codes; a language that is missing reads the English one. */
	translations?: Readonly<Record<string, string>>
	/** What it is about, in a few words that end a sentence, by language; the front page says it. */
	about?: Readonly<Record<string, string>>
	lessons: readonly LessonSlug[]
}
