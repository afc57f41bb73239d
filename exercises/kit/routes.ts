/** A JSON value. */
export type Json =
	string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** One thing the lab web answers; every field is explained in the schema of `web.json`. */
export interface LabRoute {
	readonly url: string
	readonly method?: string | undefined
	readonly delay?: number | undefined
	readonly delays?: Readonly<Record<string, number | undefined>> | undefined
	readonly status?: number | undefined
	readonly headers?: Readonly<Record<string, string | undefined>> | undefined
	readonly json?: unknown
	readonly text?: string | undefined
	readonly stream?: readonly Chunk[] | undefined
	readonly records?: Readonly<Record<string, unknown>> | undefined
	readonly failure?: Failure | undefined
	readonly limit?: { readonly inFlight: number; readonly status?: number | undefined } | undefined
}

export interface Chunk {
	/** Seconds after the chunk before it; the first: after the headers. */
	readonly after: number
	readonly text: string
}

interface Failure {
	readonly times?: number | undefined
	readonly status?: number | undefined
	readonly delay?: number | undefined
}

/** What `web.json` holds. */
export interface LabWeb {
	readonly routes: readonly LabRoute[]
}

/** What the braces of a route's URL stood for, in their order. */
type Params = ReadonlyMap<string, string>

/** A route that fits a request. */
export interface Fit {
	route: LabRoute
	params: Params
}

/** What a route answers, before it is a Response. */
export interface Answer {
	status: number
	headers: Record<string, string>
	/** Chunks over time; text arrives with the headers; `undefined` is no body at all. */
	body: string | readonly Chunk[] | undefined
}

/** Finds the first route that fits. A route for GET answers HEAD too, as servers do. */
export function createRouter(
	routes: readonly LabRoute[],
): (method: string, url: URL) => Fit | undefined {
	const compiled = routes.map((route) => ({ route, read: compile(route.url) }))
	return (method, url) => {
		for (const { route, read } of compiled) {
			const answers = route.method ?? 'GET'
			if (answers !== method && !(answers === 'GET' && method === 'HEAD')) continue
			const params = read(url)
			if (params) return { route, params }
		}
		return undefined
	}
}

/** Seconds from the request to the answer's headers. */
export function delayOf({ route, params }: Fit): number {
	return route.delays?.[lastOf(params) ?? ''] ?? route.delay ?? 0
}

/** What the route answers when it does not fail. */
export function answerOf({ route, params }: Fit): Answer {
	const headers = Object.entries(route.headers ?? {}).filter(hasText)
	const answer = (type: string, body: Answer['body'], status = route.status ?? 200): Answer => ({
		status,
		headers: { 'content-type': type, ...Object.fromEntries(headers) },
		body: [204, 205, 304].includes(status) ? undefined : body,
	})
	if (route.json !== undefined) return answer(jsonType, JSON.stringify(fill(route.json, params)))
	if (route.text !== undefined) return answer(textType, fillText(route.text, params))
	if (route.stream) {
		const chunks = route.stream.map(({ after, text }) => ({ after, text: fillText(text, params) }))
		return answer(textType, chunks)
	}
	if (route.records) {
		const record = route.records[lastOf(params) ?? '']
		if (record === undefined) return answer(textType, 'Not Found', 404)
		return answer(jsonType, JSON.stringify(record))
	}
	return answer(textType, '')
}

const jsonType = 'application/json; charset=utf-8'
const textType = 'text/plain; charset=utf-8'

const brace = /\{([^{}]+)\}/g

/** Turns `https://host/items/{id}?page={page}` into a function that reads such a URL. */
function compile(pattern: string): (url: URL) => Params | undefined {
	const names: string[] = []
	// URL would encode braces, so plain letters stand in for them while it reads the rest.
	const wanted = new URL(
		pattern.replace(brace, (_, name: string) => `LabParam${names.push(name) - 1}X`),
	)
	const path = matcher(wanted.pathname)
	const query = [...wanted.searchParams].map(([key, value]) => ({ key, read: matcher(value) }))
	return (url) => {
		if (url.origin !== wanted.origin) return undefined
		const found = new Map<string, string>()
		const take = (read: RegExp, text: string | null): boolean => {
			const match = text === null ? null : read.exec(text)
			for (const [key, value] of Object.entries(match?.groups ?? {})) {
				found.set(names[Number(key.slice(1))] ?? key, decode(value))
			}
			return match !== null
		}
		const fits =
			take(path, url.pathname) &&
			query.every(({ key, read }) => take(read, url.searchParams.get(key)))
		return fits ? found : undefined
	}
}

function matcher(text: string): RegExp {
	const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
	return new RegExp(`^${escaped.replace(/LabParam(\d+)X/g, '(?<p$1>[^/?#]+?)')}$`)
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text)
	} catch {
		// A lone percent sign is what the learner sent; a server would hand it on as it is.
		return text
	}
}

function lastOf(params: Params): string | undefined {
	return [...params.values()].at(-1)
}

function fillText(text: string, params: Params): string {
	return text.replace(brace, (whole, name: string) => params.get(name) ?? whole)
}

function fill(value: unknown, params: Params): unknown {
	if (typeof value === 'string') return fillText(value, params)
	if (Array.isArray(value)) return value.map((item) => fill(item, params))
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, params)]))
}

function hasText(entry: [string, string | undefined]): entry is [string, string] {
	return entry[1] !== undefined
}
