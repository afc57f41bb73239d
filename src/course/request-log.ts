import * as z from 'zod/mini'

const second = z.number()

const requestSchema = z.object({
	url: z.string().check(z.maxLength(4_000)),
	method: z.string().check(z.maxLength(50)),
	/** What was sent along. */
	body: z.optional(z.string()),
	start: second,
	/** Left out while it is in flight. */
	end: z.optional(second),
	/** Of the answer, once its headers are there. */
	status: z.optional(z.number()),
	outcome: z.enum(['in flight', 'answered', 'failed', 'aborted']),
})

/** What a program asked of the lab web, in order; times are seconds since it began, by its own clock. */
export const requestLogSchema = z.object({
	entries: z.array(requestSchema).check(z.maxLength(20_000)),
	/** The most that were in flight at one time. */
	peak: z.number(),
})
export type RequestLog = z.infer<typeof requestLogSchema>

/** The most that a report tells of what was asked, and of what was sent along with each request. */
const most = { entries: 5_000, body: 1_000 }

/** As much of a log as a report carries, or fewer entries; the peak is that of the whole. */
export function excerptOf(
	{ entries, peak }: { entries: readonly RequestLog['entries'][number][]; peak: number },
	limit = most.entries,
): RequestLog {
	return {
		entries: entries
			.slice(0, limit)
			.map(({ body, ...rest }) =>
				body === undefined ? rest : { ...rest, body: body.slice(0, most.body) },
			),
		peak,
	}
}
