/** Something that happens at a moment of the machine's clock. */
export interface Timer {
	readonly when: number
	cancel(): void
}

interface Entry extends Timer {
	order: number
	act: (() => void) | undefined
	queue: TimerQueue
}

/** So many may lie in the queue for nothing. */
const fewCancelled = 64

/** What is to happen, by its moment; at one moment, in the order in which it was set. */
export class TimerQueue {
	#heap: Entry[] = []
	#orders = 0
	#cancelled = 0

	/** How many entries it holds, those that were called off included. */
	get size(): number {
		return this.#heap.length
	}

	/** The moment of the first, or `undefined` when there is none. */
	get first(): number | undefined {
		while (this.#heap[0] && !this.#heap[0].act) {
			this.#pop()
			this.#cancelled--
		}
		return this.#heap[0]?.when
	}

	add(when: number, act: () => void): Timer {
		const entry: Entry = {
			when,
			order: this.#orders++,
			act,
			queue: this,
			cancel: () => {
				if (!entry.act) return
				entry.act = undefined
				entry.queue.#cancelled++
				entry.queue.#sweep()
			},
		}
		this.#push(entry)
		return entry
	}

	/** Does the first one if its moment has come. */
	fire(now: number): boolean {
		const { first } = this
		if (first === undefined || first > now) return false
		const entry = this.#pop()
		const { act } = entry
		entry.act = undefined
		act?.()
		return true
	}

	/** Takes over what another queue has left to do. */
	adopt(other: TimerQueue): void {
		const left = other.#heap.filter(({ act }) => act)
		for (const entry of left.sort(byMoment)) {
			entry.queue = this
			entry.order = this.#orders++
			this.#push(entry)
		}
		other.#heap = []
	}

	clear(): void {
		for (const entry of this.#heap) entry.act = undefined
		this.#heap = []
		this.#cancelled = 0
	}

	/** A program may set and call off a time limit a million times: when most are off, those go. */
	#sweep(): void {
		if (this.#cancelled < fewCancelled || this.#cancelled * 2 < this.#heap.length) return
		const kept = this.#heap.filter(({ act }) => act).sort(byMoment)
		// What is sorted is a heap already.
		this.#heap = kept
		this.#cancelled = 0
	}

	#push(entry: Entry): void {
		const heap = this.#heap
		let at = heap.push(entry) - 1
		while (at > 0) {
			const up = (at - 1) >> 1
			const parent = heap[up]
			if (!parent || !isBefore(entry, parent)) break
			heap[at] = parent
			at = up
		}
		heap[at] = entry
	}

	#pop(): Entry {
		const heap = this.#heap
		const [top] = heap
		const last = heap.pop()
		if (!top || !last) throw new Error('The queue of timers is empty.')
		if (heap.length === 0) return top
		let at = 0
		for (;;) {
			let down = 2 * at + 1
			const [left, right] = [heap[down], heap[down + 1]]
			if (!left) break
			if (right && isBefore(right, left)) down++
			const child = heap[down]
			if (!child || !isBefore(child, last)) break
			heap[at] = child
			at = down
		}
		heap[at] = last
		return top
	}
}

function byMoment(one: Entry, other: Entry): number {
	return isBefore(one, other) ? -1 : 1
}

function isBefore(one: Entry, other: Entry): boolean {
	return one.when < other.when || (one.when === other.when && one.order < other.order)
}
