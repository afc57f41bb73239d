import type { Arrived } from './runtime.ts'

/** By its address: how long a file is, and how much of it goes over the wire, in bytes. */
export type Weights = Readonly<Record<string, readonly [length: number, sent: number]>>

/**
 * How much of what Python is made of has arrived. A browser tells only of what it has unpacked; what that was on
 * the wire follows from the weights. Fires `change` when another hundredth is there.
 */
export class Arrivals extends EventTarget {
	readonly #weights: Weights
	readonly #total: number
	readonly #sent = new Map<string, number>()
	#told = 0

	constructor(weights: Weights) {
		super()
		this.#weights = weights
		this.#total = Object.values(weights).reduce((total, [, sent]) => total + sent, 0)
	}

	get arrived(): Arrived {
		const done = [...this.#sent.values()].reduce((sum, sent) => sum + sent, 0)
		return { done: Math.round(done), total: this.#total }
	}

	/** So many bytes of a file are there; left out: all of it. */
	hear(address: string, bytes = Infinity): void {
		const weight = this.#weights[address]
		if (!weight) return
		const [length, sent] = weight
		this.#sent.set(address, sent * Math.min(1, bytes / length))
		const hundredths = Math.floor((100 * this.arrived.done) / this.#total)
		if (hundredths === this.#told) return
		this.#told = hundredths
		this.dispatchEvent(new Event('change'))
	}
}
