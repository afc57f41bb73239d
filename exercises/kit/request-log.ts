/**
 * What became of one request. It is *in flight* from the call of `fetch` until the last byte of the
 * answer has arrived, whether or not anyone has read it, or until it failed or was given up.
 * Times are seconds on the clock of the run.
 */
export type RequestEntry = RequestFacts &
	(
		| { outcome: 'in flight'; end: undefined }
		| { outcome: 'answered'; end: number; status: number }
		/** The connection broke, or no route fits. */
		| { outcome: 'failed'; end: number }
		/** Its signal was aborted, or its body cancelled, before the last byte. */
		| { outcome: 'aborted'; end: number }
	)

interface RequestFacts {
	readonly url: string
	readonly method: string
	/** What was sent along, for methods that send something. */
	readonly body?: string
	readonly start: number
	/** The status of the answer, once its headers are there. */
	readonly status?: number
}

/** What was asked of the lab web; each reading is a copy of how it stands at that moment. */
export interface RequestLog {
	/** In the order they were made. */
	readonly entries: readonly RequestEntry[]
	/** The most that were in flight at one time. */
	readonly peak: number
}

/** One request while it goes on. Only its first end counts. */
export interface Exchange {
	sends(body: string): void
	headersArrived(status: number): void
	end(outcome: 'answered' | 'failed' | 'aborted'): void
}

/** The writer's side, for the lab web alone. */
export interface RequestBook {
	begin(url: string, method: string): Exchange
	readonly log: RequestLog
}

/** Opens an empty book. Its pages are in this closure: whoever holds the log can only read. */
export function openRequestBook(now: () => number): RequestBook {
	const read: (() => RequestEntry)[] = []
	let inFlight = 0
	let peak = 0

	function begin(url: string, method: string): Exchange {
		const start = now()
		let sent: { body?: string } = {}
		let arrived: { status?: number } = {}
		let done: { outcome: 'answered' | 'failed' | 'aborted'; end: number } | undefined
		inFlight++
		peak = Math.max(peak, inFlight)
		read.push(() => {
			const facts = { url, method, start, ...sent, ...arrived }
			if (!done) return { ...facts, outcome: 'in flight', end: undefined }
			const { outcome, end } = done
			if (outcome !== 'answered') return { ...facts, outcome, end }
			return { ...facts, outcome, end, status: arrived.status ?? 0 }
		})
		return {
			sends(body) {
				sent = { body }
			},
			headersArrived(status) {
				arrived = { status }
			},
			end(outcome) {
				if (done) return
				done = { outcome, end: now() }
				inFlight--
			},
		}
	}

	return {
		begin,
		log: Object.freeze({
			get entries() {
				return read.map((entry) => entry())
			},
			get peak() {
				return peak
			},
		}),
	}
}
