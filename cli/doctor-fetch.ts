import { createHash } from 'node:crypto'
import { NotExamined } from './doctor-finding.ts'

/** How long a host may take to begin to answer, and then to send it all, in milliseconds. */
const patience = 30_000

/** What a host answered, before anything is made of it. */
export interface Answer {
	url: string
	status: number
	/** By their names in small letters; one that was sent twice is joined by a comma. */
	headers: Readonly<Record<string, string>>
	/** Empty where only the headers were wanted. */
	text: string
	/** SHA-256 of what arrived, in hexadecimal digits; left out where only the headers were wanted. */
	hash?: string
}

/** Asks once, and follows nothing. `headersOnly`: what is large is not fetched. Rejects with `NotExamined` when nothing answers. */
export async function ask(url: string, { headersOnly = false } = {}): Promise<Answer> {
	try {
		const response = await fetch(url, {
			redirect: 'manual',
			signal: AbortSignal.timeout(patience),
			headers: { 'accept-encoding': 'br, gzip' },
		})
		const { status } = response
		const headers = Object.fromEntries(response.headers)
		if (headersOnly) {
			await response.body?.cancel()
			return { url, status, headers, text: '' }
		}
		const bytes = Buffer.from(await response.arrayBuffer())
		const hash = createHash('sha256').update(bytes).digest('hex')
		return { url, status, headers, text: bytes.toString('utf8'), hash }
	} catch (error) {
		throw new NotExamined(
			`${url} does not answer (${reasonOf(error)}). Is the address right, and the host up?`,
		)
	}
}

/** Asks what a browser asks before it lets a page at `origin` send JSON there. Nothing where nobody answers. */
export async function askLeave(url: string, origin: string): Promise<Answer | undefined> {
	try {
		const response = await fetch(url, {
			method: 'OPTIONS',
			redirect: 'manual',
			signal: AbortSignal.timeout(patience),
			headers: {
				origin,
				'access-control-request-method': 'POST',
				'access-control-request-headers': 'content-type',
			},
		})
		await response.body?.cancel()
		const headers = Object.fromEntries(response.headers)
		return { url, status: response.status, headers, text: '' }
	} catch {
		// Whatever the reason is, a browser would have it as well.
		return undefined
	}
}

/** `fetch` says why in the cause of its error. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error)
	const { cause } = error
	if (cause instanceof Error)
		return cause.message || ('code' in cause ? String(cause.code) : cause.name)
	return error.message
}

/** Asks, and goes where it is sent, at most five times. */
export async function askOn(url: string): Promise<Answer> {
	let at = url
	for (let times = 0; times <= 5; times += 1) {
		const answer = await ask(at)
		const to = answer.headers['location']
		if (answer.status < 300 || answer.status > 399 || to === undefined) return answer
		at = new URL(to, at).href
	}
	throw new NotExamined(
		`${url} is sent on and on, at last to ${at}. Is a redirect leading back to itself?`,
	)
}
