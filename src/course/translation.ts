import { z } from 'zod'
import type { HintId } from './exercise.ts'
import { strict } from './strict.ts'

/** The front matter of an exercise's text in another language. Strict: a field it does not know is a typo. */
export const translationSchema = strict({
	/** What the learner sees above the task. */
	title: z.string().min(1).max(60),
	/** What each case is called, by its own title, word for word. */
	cases: z.record(z.string(), z.string().min(1)),
})
export type TranslationMatter = z.infer<typeof translationSchema>

/** The code of a language: `de`. */
export type LocaleCode = string

/** An exercise's text in another language, as it lies in `translations/<locale>/`. */
export interface Translation extends TranslationMatter {
	/** The task, in Markdown. */
	task: string
	hints: Readonly<Record<HintId, readonly string[]>>
}
