import { handInAddress, readHandInAnswer } from '../course/hand-in-service.ts'

/** How it went with a hand-in that was sent. */
export type Sent =
	/** `receipt`: what the service has kept, in hexadecimal digits; the same as of what was sent. */
	| { status: 'kept'; receipt: string }
	/** Something else came there than was sent. */
	| { status: 'damaged' }
	| { status: 'refused'; why?: string }
	/** Nobody answered, or nobody that may: the browser does not tell a page which. */
	| { status: 'unanswered' }

/** Five megabytes by a poor network take this long. */
const patience = 60_000

/**
 * Gives a hand-in to the service. It is sent once, by itself: no cookie goes along, and a service that leads elsewhere
 * is not followed.
 */
export async function sendHandIn(
	service: string,
	text: string,
	digester: Pick<SubtleCrypto, 'digest'> | undefined,
): Promise<Sent> {
	const body = new TextEncoder().encode(text)
	let answer
	try {
		const response = await fetch(handInAddress(service), {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body,
			credentials: 'omit',
			redirect: 'error',
			cache: 'no-store',
			signal: AbortSignal.timeout(patience),
		})
		answer = readHandInAnswer(await response.text(), response.ok)
	} catch {
		return { status: 'unanswered' }
	}
	// Without HTTPS a browser makes no hash, and the page cannot know.
	if (answer.status === 'refused' || !digester) return answer
	const own = new Uint8Array(await digester.digest('SHA-256', body))
	const isSame =
		[...own].map((byte) => byte.toString(16).padStart(2, '0')).join('') === answer.receipt
	return isSame ? answer : { status: 'damaged' }
}
