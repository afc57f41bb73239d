import * as z from 'zod/mini'

/** A page tells the worker what it was loaded as, and asks which version that is. */
export const loadedSchema = z.object({
	type: z.literal('loaded'),
	path: z.string(),
	bytes: z.number(),
	parts: z.array(z.string()),
})

/** The worker answers on the port that came with the question. */
export interface Versions {
	/** What the page was loaded from; left out when that is not certain. */
	version?: string | undefined
	/** What a page that is opened now is loaded from. */
	current: string
}

/** The worker could not keep its first files. */
export const refusedSchema = z.object({
	type: z.literal('refused'),
	cause: z.enum(['full', 'no-network', 'refused', 'changed', 'other']),
	why: z.string(),
})
export type Refused = z.infer<typeof refusedSchema>
