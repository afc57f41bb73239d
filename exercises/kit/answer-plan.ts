import { answerOf, createRouter, delayOf } from './routes.ts'
import type { Answer, Fit, LabRoute, LabWeb } from './routes.ts'

/** How a request will be answered: decided when it is made. */
export interface Plan {
	/** Seconds until the headers, or until the connection breaks. */
	readonly delay: number
	/** `undefined`: the connection breaks. */
	readonly answer: Answer | undefined
	/** It takes one of the route's places while it is in flight. */
	begin(): void
	end(): void
}

/** Decides how requests are answered, and counts for that what each route was asked. */
export interface Planner {
	/** Whether any route fits. */
	answers(method: string, url: URL): boolean
	/** @throws an Error when no route fits */
	plan(method: string, url: URL): Plan
}

/** Opens a lab web anew: its routes have failed for nobody yet, and nobody is in flight. */
export function openPlanner(web: LabWeb | undefined): Planner {
	const routes = web?.routes ?? []
	const findRoute = createRouter(routes)
	const counts = new Map(routes.map((route) => [route, { asked: 0, inFlight: 0 }]))
	return {
		answers: (method, url) => findRoute(method, url) !== undefined,
		plan(method, url) {
			const fit = findRoute(method, url)
			const count = fit && counts.get(fit.route)
			if (!fit || !count) throw new Error(noRoute({ method, url: url.href }, web))
			const { counted, ...how } = planFor(fit, count)
			return {
				...how,
				begin: () => void (count.inFlight += counted),
				end: () => void (count.inFlight -= counted),
			}
		},
	}
}

/** What is said of a request that no route fits. */
export function noRoute(
	{ method, url }: { method: string; url: string },
	web: LabWeb | undefined,
): string {
	const there = (web?.routes ?? []).map(
		(route: LabRoute) => `${route.method ?? 'GET'} ${route.url}`,
	)
	const has = there.length > 0 ? `It answers: ${there.join(', ')}` : 'It answers nothing'
	return `No route of the lab web fits ${method} ${url}. ${has}.`
}

function planFor(
	fit: Fit,
	count: { asked: number; inFlight: number },
): Pick<Plan, 'delay' | 'answer'> & { counted: 0 | 1 } {
	const { limit, failure } = fit.route
	if (limit && count.inFlight >= limit.inFlight) {
		return { delay: 0, answer: plain(limit.status ?? 429, 'Too Many Requests'), counted: 0 }
	}
	count.asked++
	if (failure && count.asked <= (failure.times ?? Infinity)) {
		const answer = failure.status === undefined ? undefined : plain(failure.status, 'Failed')
		return { delay: failure.delay ?? delayOf(fit), answer, counted: 1 }
	}
	return { delay: delayOf(fit), answer: answerOf(fit), counted: 1 }
}

function plain(status: number, body: string): Answer {
	return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body }
}
