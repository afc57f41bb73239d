import { z } from 'zod'
import type { LabWeb } from './lab-web.ts'
import { languages, type Language } from './language.ts'
import { strict } from './strict.ts'
import type { Files } from './submission.ts'
import type { LocaleCode, Translation } from './translation.ts'

/** A name that is also a file name: lower case words joined by hyphens. */
export const slug = z
	.string()
	.regex(
		/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
		'a name is lower case words joined by hyphens, like "fetch-all-at-once"',
	)

const mistake = strict({
	/** The case that fails first when the suite meets this mistake: its title, word for word. */
	caughtBy: z.string().min(1),
	/** The hint it is answered with: the name of a file in hints/, without `.md`. */
	hint: slug,
	/** The one language this mistake can be made in. Left out: both. Say why in a comment above it. */
	only: z.enum(languages).optional(),
})

/** The front matter of `exercise.md`. Strict: a field it does not know is a typo. */
export const exerciseSchema = strict({
	/** What the learner sees above the task. */
	title: z.string().min(1).max(60),
	/** The ideas it trains, the main one first. */
	concepts: z.array(slug).min(1),
	/** The exercises to have done before. */
	requires: z.array(slug).default([]),
	/** How long it takes a working programmer, in minutes. */
	minutes: z.int().min(1).max(60),
	/** The known-wrong answers: the name of a folder in mistakes/, or `starter`, and how each is caught and answered. */
	mistakes: z.record(slug, mistake).refine((all) => 'starter' in all, {
		message: 'the starter is the first mistake: add an entry "starter"',
	}),
	/** `draft`: checked and reported, not failed, not published. `retired`: kept for those who did it. */
	status: z.enum(['draft', 'active', 'retired']).default('active'),
	/** The time limit of one grade or run, in seconds. */
	seconds: z.number().min(1).max(60).default(5),
	/** The ids it had before, so that a rename keeps a learner's progress. */
	formerly: z.array(slug).default([]),
	/** Changes of the solution that change nothing a learner is asked for, as `course check --mutate` names them, and why that is so. */
	harmless: z.record(z.string(), z.string().min(10)).default({}),
	/** The one language it exists in. Left out: both. Say why in a comment above it. */
	only: z.enum(languages).optional(),
})
export type ExerciseMatter = z.infer<typeof exerciseSchema>
export type Mistake = z.infer<typeof mistake>

export type ExerciseId = string
export type CaseName = string
export type HintId = string
export type MistakeId = string

/** One language's half of an exercise, as it lies in its folder. */
export interface Twin {
	language: Language
	/** Where the suite lies, from the exercise's folder: `ts/suite.test.ts`. */
	suite: string
	/** The titles of the suite's cases, in the order of the file. */
	cases: readonly CaseName[]
	starter: Files
	solution: Files
	approaches: Readonly<Record<string, Files>>
	mistakes: Readonly<Record<MistakeId, Files>>
	given: Files
}

/** One thing to solve: everything in its folder. Never shipped whole; see `PublishedTwin`. */
export interface Exercise extends ExerciseMatter {
	id: ExerciseId
	/** The absolute path of its folder. */
	folder: string
	/** The task, in Markdown. */
	task: string
	/** Each hint's rungs, in Markdown; every rung says a little more. */
	hints: Readonly<Record<HintId, readonly string[]>>
	web?: LabWeb
	twins: Readonly<Partial<Record<Language, Twin>>>
	/** Its text in other languages. */
	translations: Readonly<Record<LocaleCode, Translation>>
}
