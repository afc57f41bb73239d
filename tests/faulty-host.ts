import { once } from 'node:events'
import { createServer } from 'node:http'
import { StaticSite, type Answer } from '../cli/static-site.ts'
import type { HostedFolder } from './hosted-site.ts'

/** Changes what a good host would answer. `path` is inside the base. */
export type Fault = (answer: Answer, path: string) => Answer

/** A host with a fault, until it is disposed. */
export interface FaultyHost extends AsyncDisposable {
	url: string
	/** `GET /path`, one for each request. */
	asked: readonly string[]
}

/** Serves a site as `course serve` does, but for a fault; `base`: where it is served, if that is not where it was built for. */
export async function serveFaultily(
	site: HostedFolder,
	fault: Fault,
	base = site.base,
): Promise<FaultyHost> {
	const files = await StaticSite.open(site.path, base)
	const asked: string[] = []
	const server = createServer((request, response) => {
		const { method = 'GET', url = '/' } = request
		asked.push(`${method} ${url}`)
		const { 'accept-encoding': encoding } = request.headers
		files
			.answer({ method, url, headers: { 'accept-encoding': [encoding].flat().join(',') } })
			.then((answer) => {
				const { status, headers, body } = fault(answer, url.slice(base.length))
				response.writeHead(status, { ...headers }).end(body)
			})
			.catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
	}).listen(0, '127.0.0.1')
	await once(server, 'listening')
	const address = server.address()
	if (typeof address !== 'object' || address === null) throw new Error('A port has a number.')
	return {
		url: `http://127.0.0.1:${address.port}${base}`,
		asked,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections()
			server.close()
			await once(server, 'close')
		},
	}
}

/** Takes headers away. */
export function without(answer: Answer, ...names: readonly string[]): Answer {
	const headers = Object.entries(answer.headers).filter(([name]) => !names.includes(name))
	return { ...answer, headers: Object.fromEntries(headers) }
}

/** Adds headers, or changes them. */
export function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
	return { ...answer, headers: { ...answer.headers, ...headers } }
}
