import type { MiddlewareHandler } from 'astro'
import { isolation, needsIsolation } from './headers.ts'

/** Gives a page of the dev server the headers that its built form gets from `_headers`. */
export const onRequest: MiddlewareHandler = async (_, next) => {
	const response = await next()
	if (!response.headers.get('content-type')?.includes('text/html')) return response
	const html = await response.text()
	const { status, headers } = response
	const isolated = new Response(html, { status, headers })
	if (needsIsolation(html)) {
		for (const [name, value] of Object.entries(isolation)) isolated.headers.set(name, value)
	}
	return isolated
}
