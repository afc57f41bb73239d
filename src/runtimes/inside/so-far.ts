import type { Position, RunEvent, RunFacts } from '../../course/report.ts'
import type { Place } from '../../course/trace.ts'
import { watchLoops } from './loop-watch.ts'
import { clip } from './run-error.ts'
import { countEvents, traceSoFar } from './task-trace.ts'

/** What is told of a piece of work while it goes on. `requests` may be read at any time. */
export type Underway = Pick<RunFacts, 'seconds' | 'requests' | 'goesOn'>

/** Of the time that passes, the telling takes one part in so many. */
const thrift = 20

/**
 * Tells what a run has done while it goes on, for it may be stopped and never tell its end: a few times a second,
 * and from within a loop that does not let the event loop turn.
 */
export class SoFar {
	readonly #emit: (event: RunEvent) => void
	readonly #during: () => string | undefined
	// Taken before any code of the learner's runs.
	readonly #stringify = JSON.stringify
	readonly #now = performance.now.bind(performance)
	#look: (() => Underway) | undefined
	#known = -1
	/** Until then nothing is told. */
	#rests = 0

	/** `during` names the case that runs, if there are cases. */
	constructor(emit: (event: RunEvent) => void, during: () => string | undefined = () => undefined) {
		this.#emit = emit
		this.#during = during
		watchLoops((place) => {
			this.#emit({ type: 'blocking', at: positionOf(place) })
			this.tell(place)
		})
	}

	/** A traced piece of work begins. */
	begin(look: () => Underway): void {
		this.#look = look
		this.#known = -1
		this.#rests = 0
	}

	/** It will tell itself what it did. */
	end(): void {
		this.#look = undefined
	}

	/** Tells what there is since it last did; with a place in any case, for there it computes since. */
	tell(place?: Place): void {
		const began = this.#now()
		if (!this.#look || began < this.#rests) return
		const facts = this.#look()
		const known = countEvents() + facts.requests.entries.length
		if (known === this.#known && !place) return
		this.#known = known
		const during = this.#during()
		this.#emit({
			type: 'traced',
			...(during !== undefined && { during: clip(during, 200) }),
			facts: this.#stringify({ ...facts, trace: traceSoFar(place) }),
		})
		const now = this.#now()
		this.#rests = now + (now - began) * thrift
	}
}

/** A loop is told by its line alone. */
function positionOf({ file, line }: Place): Position {
	return { file: clip(file, 200), line, column: 1 }
}
