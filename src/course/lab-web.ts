import { z } from 'zod'
import { strict } from './strict.ts'

const seconds = z.number().min(0).max(600)
const httpStatus = z.int().min(200).max(599)

const failure = strict({
	/** How many requests to this route fail, counted from the first one it takes. Left out: all of them. */
	times: z.int().positive().optional(),
	/** The status of the failed answer. Left out: the connection breaks and `fetch` rejects. */
	status: httpStatus.optional(),
	/** Seconds until the failure shows. Left out: the delay of the route. */
	delay: seconds.optional(),
})

const chunk = strict({
	/** Seconds after the previous chunk (the first: after the headers). */
	after: seconds,
	/** What arrives. */
	text: z.string(),
})

const route = strict({
	/** The URL it answers, with `{name}` for one path segment or one query value. The first route that fits wins. */
	url: z
		.string()
		.regex(
			/^https?:\/\/[^/]+\/.*$/,
			'a route needs a full URL with a path, for example "https://api.example/items/{id}"',
		),
	/** The method it answers. Left out: GET. */
	method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
	/** Seconds until the answer's headers arrive, on the clock of the run. Left out: 0. */
	delay: seconds.optional(),
	/** The delay by the value of the URL's last `{name}`; a value that is not listed takes `delay`. */
	delays: z.record(z.string(), seconds).optional(),
	/** The status of the answer. Left out: 200. */
	status: httpStatus.optional(),
	/** Headers of the answer, beside the content type. */
	headers: z.record(z.string(), z.string()).optional(),
	/** The body, as JSON; `"{name}"` stands for what the URL had in its place. */
	json: z.json().optional(),
	/** The body, as text; `{name}` as in `json`. */
	text: z.string().optional(),
	/** The body, in chunks over time; `{name}` in a chunk as in `json`. */
	stream: z.array(chunk).optional(),
	/** The body by the value of the URL's last `{name}`; a value that is not listed answers 404. */
	records: z.record(z.string(), z.json()).optional(),
	/** How it fails before it answers. */
	failure: failure.optional(),
	/** The most requests it answers at one time; one more gets `status` (left out: 429) at once. */
	limit: strict({ inFlight: z.int().positive(), status: httpStatus.optional() }).optional(),
}).refine(
	(r) => [r.json, r.text, r.stream, r.records].filter((body) => body !== undefined).length <= 1,
	{
		message: 'a route has one body: json, text, stream or records',
	},
)

/**
 * The web an exercise talks to, declared once as data in `web.json` for its suites and both twins.
 * No request of a graded run leaves the sandbox: what no route fits is refused by name.
 */
export const labWebSchema = strict({
	/** What answers, tried from the first to the last. */
	routes: z.array(route).min(1),
})
export type LabWeb = z.infer<typeof labWebSchema>
