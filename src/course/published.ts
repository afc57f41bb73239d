import * as z from 'zod/mini'
import type { LabWeb } from './lab-web.ts'
import { languages } from './language.ts'

/**
 * What a browser may have of one twin: enough to run and grade an attempt, and to answer it.
 * It holds no solution and no mistake, nor the name of one; the suite is hidden, not secret.
 */
export const publishedTwinSchema = z.object({
	exercise: z.string(),
	title: z.string(),
	language: z.enum(languages),
	/** The time limit of one grade or run, in seconds. */
	seconds: z.number(),
	/** The suite as one JavaScript module: imports `vitest`, `#kit/…` and `./solution/…`, nothing else. */
	suite: z.string(),
	/** Names this suite among all there were; see `hashOfSuite`. A suite that belongs to no exercise has none. */
	suiteHash: z.optional(z.string()),
	/** Every case of the suite, in order; a verdict needs them all. */
	cases: z.array(z.string()),
	/** The hint that answers a case, by the case's name. */
	hintFor: z.record(z.string(), z.string()),
	/** Each hint's rungs, as HTML. */
	hints: z.record(z.string(), z.array(z.string())),
	/** Files that are laid beside the attempt and cannot be edited. */
	given: z.record(z.string(), z.string()),
	/** The file that Run executes. */
	main: z.optional(z.string()),
	/** Checked by the publisher; see `labWebSchema`. */
	web: z.optional(z.custom<LabWeb>()),
})
export type PublishedTwin = z.infer<typeof publishedTwinSchema>

/** The part a grader needs to judge: the full list of cases, and which hint answers which case. */
export type Answers = Pick<PublishedTwin, 'cases' | 'hintFor'>

/** What a browser may have of a twin's text in another language, as far as a verdict is told with it. */
export const publishedTranslationSchema = z.object({
	/** What each case is called, by its name. */
	cases: z.record(z.string(), z.string()),
	/** Each hint's rungs, as HTML. */
	hints: z.record(z.string(), z.array(z.string())),
})
export type PublishedTranslation = z.infer<typeof publishedTranslationSchema>
