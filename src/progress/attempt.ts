import * as z from 'zod/mini'
import { languages } from '../course/language.ts'
import type { Verdict } from '../course/verdict.ts'

/** What came of an attempt; one that was not graded is none. */
const outcomes = ['passed', 'failed', 'unloadable', 'timed-out', 'tampered'] as const

const text = z.string().check(z.maxLength(400))

/** One time that a learner had their code graded. */
export const attemptSchema = z.object({
	version: z.literal(1),
	/** Its own in all the world: the same attempt that comes back out of a file is known by it. */
	id: z.string().check(z.minLength(1), z.maxLength(80)),
	exercise: text,
	language: z.enum(languages),
	/** When it was graded, in milliseconds since 1970. */
	at: z.number(),
	outcome: z.enum(outcomes),
	/** For `failed`: the first case that did not pass, and the hint that it chose. */
	first: z.optional(text),
	hint: z.optional(text),
	/** Whether this browser graded it, or a server. */
	where: z.enum(['here', 'server']),
	/** Which suite graded it: `PublishedTwin.suiteHash`. Attempts from before that was kept have none. */
	suiteHash: z.optional(z.string().check(z.maxLength(100))),
	/** The files as they were; left out where they have been let go to make room. */
	files: z.optional(z.record(z.string(), z.string())),
})
export type Attempt = z.infer<typeof attemptSchema>

/** What of a verdict an attempt keeps; nothing where nothing was decided. */
export function outcomeOf(
	verdict: Verdict,
): Pick<Attempt, 'outcome' | 'first' | 'hint'> | undefined {
	switch (verdict.status) {
		case 'ungraded':
			return undefined
		case 'failed': {
			const { first, hint } = verdict
			return { outcome: 'failed', first, ...(hint !== undefined && { hint }) }
		}
		case 'timed-out':
			return {
				outcome: 'timed-out',
				...(verdict.during !== undefined && { first: verdict.during }),
				...(verdict.hint !== undefined && { hint: verdict.hint }),
			}
		default:
			return { outcome: verdict.status }
	}
}
