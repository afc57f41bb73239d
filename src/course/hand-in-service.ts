import * as z from 'zod/mini'

// How a page gives a hand-in to a service that takes them. `course receive` is one; whoever writes another holds to this:
//
//   POST <service>/hand-ins, with the text of the hand-in as application/json
//   2xx  {"receipt": "<SHA-256 of the bytes that came>"}   it is kept; the same once more is no second one
//   else {"why": "<a sentence>"}                           it is not kept
//
// and to CORS, where the pages are at another origin. Nobody logs in: who somebody is stands in the hand-in, and is a claim.

/** Where a service takes hand-ins: a folder `hand-ins` at its address. */
export function handInAddress(service: string): string {
	return `${service.replace(/\/+$/, '')}/hand-ins`
}

/** Of an answer: what is longer was not written by a service of this kind. */
const mostAnswer = 10_000

const receiptSchema = z.object({ receipt: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })
const refusalSchema = z.object({ why: z.string().check(z.minLength(1), z.maxLength(500)) })

/** What a service says to a hand-in. */
export type HandInAnswer =
	| { status: 'kept'; receipt: string }
	/** `why`: a sentence of the service; left out where it gave none. */
	| { status: 'refused'; why?: string }

/** Reads an answer, whoever wrote it. `isOk`: its status was 2xx. What says neither is a refusal without a reason. */
export function readHandInAnswer(text: string, isOk: boolean): HandInAnswer {
	const content = text.length > mostAnswer ? undefined : parse(text)
	const receipt = receiptSchema.safeParse(content)
	if (isOk && receipt.success) return { status: 'kept', receipt: receipt.data.receipt }
	const refusal = refusalSchema.safeParse(content)
	return { status: 'refused', ...(refusal.success && { why: refusal.data.why }) }
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		// A page of a host that stands before the service, say.
		return undefined
	}
}
