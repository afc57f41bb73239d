import * as z from 'zod/mini'

/** What came of holding an exercise to its laws while somebody writes it: told by `course dev`, shown in its page. */
export const lawNewsSchema = z.object({
	exercise: z.string(),
	/** Its complaints fail nothing yet. */
	draft: z.boolean(),
	/** Sentences, each with its place; none: it holds. */
	complaints: z.array(z.string()),
	/** How many cases, right answers and mistakes it was held to, and what could not be tried: sentences. */
	facts: z.array(z.string()),
})
export type LawNews = z.infer<typeof lawNewsSchema>

/** What a dev server and its pages say to each other, by name. */
export interface AuthorNews {
	/** From a page: what is known so far? */
	'course:ask': undefined
	/** A file of these exercises was saved. */
	'course:saved': string[]
	/** These were held to their laws. */
	'course:held': LawNews[]
}
