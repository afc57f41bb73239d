import { Arrivals, type Weights } from '../runtimes/arrivals.ts'
import type { Arrived } from '../runtimes/runtime.ts'

/**
 * Fetches files before somebody asks for them who cannot tell how much has come: a worker that is loaded, or what it
 * loads. It finds them in the browser's cache then. Tells by `change` that another hundredth is there.
 */
export class FetchAhead extends EventTarget {
	readonly #weights: Weights
	#arrivals: Arrivals | undefined

	/** `weights`: the files, by their absolute addresses. */
	constructor(weights: Weights) {
		super()
		this.#weights = weights
	}

	/** `undefined`: nothing is on its way. */
	get arrived(): Arrived | undefined {
		return this.#arrivals?.arrived
	}

	/** Resolves when all are there; rejects when one does not come, and can be asked again then. */
	async fetch(): Promise<void> {
		const arrivals = new Arrivals(this.#weights)
		const over = new AbortController()
		const { signal } = over
		const tell = () => this.dispatchEvent(new Event('change'))
		arrivals.addEventListener('change', tell)
		this.#arrivals = arrivals
		try {
			const addresses = Object.keys(this.#weights)
			await Promise.all(addresses.map((address) => fetchOne(address, arrivals, signal)))
		} finally {
			// When one failed, nobody waits for the others.
			over.abort()
			this.#arrivals = undefined
			tell()
		}
	}
}

async function fetchOne(address: string, arrivals: Arrivals, signal: AbortSignal): Promise<void> {
	const response = await fetch(address, { signal })
	if (!response.ok) throw new Error(`${address}: ${String(response.status)}`)
	let bytes = 0
	if (response.body)
		for await (const chunk of chunksOf(response.body))
			arrivals.hear(address, (bytes += chunk.length))
	arrivals.hear(address)
}

/** Not every browser iterates over a stream. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
	const reader = body.getReader()
	for (;;) {
		const { done, value } = await reader.read()
		if (done) return
		yield value
	}
}
