import { createServer, type IncomingMessage } from 'node:http'
import { respond, StaticSite } from '../../cli/static-site.ts'

/** One answer as it left the server. */
export interface Sent {
	path: string
	/** Of the body, compressed as it went. */
	bytes: number
	/** A service worker asked for it, not the page. */
	background: boolean
}

export interface Host extends AsyncDisposable {
	url: string
	/** Answers that are on their way. */
	readonly pending: number
	/** What was sent since it was last asked. */
	take(): Sent[]
}

/** Serves a folder as `course serve` does, and keeps account of every body: the same for every browser and site. */
export async function openHost(folder: string, base = '/'): Promise<Host> {
	const site = await StaticSite.open(folder, base)
	let sent: Sent[] = []
	let pending = 0
	const server = createServer((request, response) => {
		pending += 1
		response.once('close', () => (pending -= 1))
		respond(site, request, response).then(
			({ body }) =>
				sent.push({
					path: request.url ?? '/',
					bytes: body?.length ?? 0,
					background: isBackground(request.headers),
				}),
			(error: unknown) => {
				console.error(error)
				response.destroy()
			},
		)
	})
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
	const address = server.address()
	const port = typeof address === 'object' && address ? address.port : 0
	return {
		url: `http://127.0.0.1:${port}${base}`,
		get pending() {
			return pending
		},
		take() {
			const taken = sent
			sent = []
			return taken
		},
		async [Symbol.asyncDispose]() {
			server.closeAllConnections()
			await new Promise((closed) => server.close(closed))
		},
	}
}

/** The worker's own script, and whatever names that script as the one who asks. */
function isBackground({ referer, ...headers }: IncomingMessage['headers']): boolean {
	return headers['sec-fetch-dest'] === 'serviceworker' || /\/sw\.js$/.test(referer ?? '')
}
