import { nap, realAfter, realNow, turn } from './primitives.ts'

/** What the lab web tells its time by. */
export interface LabClock {
	/** Seconds since the clock started. */
	now(): number
	/**
	 * Calls `fire` when that many seconds have passed; the result cancels it. Calls that are due at
	 * the same moment come in the order they were asked for, but for answers: see `Kind`.
	 */
	after(seconds: number, fire: () => void, kind?: Kind): () => void
	/** Time stands still until the promise settles; the result settles as it does. */
	hold<T>(work: Promise<T>): Promise<T>
}

/**
 * - `timer`: the learner's own; counted when one is left behind.
 * - `answer`: of the lab web. Answers that are due at one moment change places by the seed.
 * - `inner`: all else that needs time.
 */
export type Kind = 'timer' | 'answer' | 'inner'

/** The clock on the wall, for programs that run in real time. Nothing holds it. */
export function realClock(): LabClock {
	const start = realNow.monotonic()
	return {
		now: () => (realNow.monotonic() - start) / 1000,
		after: realAfter,
		hold: (work) => work,
	}
}

interface Alarm {
	/** In whole microseconds, so that sums stay exact: 20 × 0.1 s is 2 s. */
	due: number
	kind: Kind
	/** Drawn by the seed; the lowest of simultaneous answers goes first. */
	lot: number
	fire: () => void
}

/** The most that may happen in one run. More is a loop that never ends. */
const longest = { seconds: 3600, alarms: 20_000 }

/** Real turns of the event loop before time moves on, so that what is due without a timer happens first. */
const turnsBeforeMoving = 3
/** A program that sends itself messages for ever must not stop the clock for ever. */
const mostTurnsAtOneMoment = 1000

/** Time that moves only when nothing else can happen. */
export class VirtualClock implements LabClock {
	#now = 0
	#fired = 0
	#held = 0
	#stirred = 0
	#open = true
	/** By due time; those of one moment in the order they were asked for. */
	readonly #alarms: Alarm[] = []
	readonly #draw: () => number

	constructor(draw: () => number) {
		this.#draw = draw
	}

	now(): number {
		return this.#now / 1e6
	}

	/** Whole microseconds since the start. */
	get micros(): number {
		return this.#now
	}

	/** False when the run is over: nothing fires any more. */
	get open(): boolean {
		return this.#open
	}

	/** How many of the learner's timers are still to come. */
	get timersLeft(): number {
		return this.#alarms.filter(({ kind }) => kind === 'timer').length
	}

	after(seconds: number, fire: () => void, kind: Kind = 'inner'): () => void {
		const alarm = {
			due: this.#now + Math.round(seconds * 1e6),
			kind,
			lot: kind === 'answer' ? this.#draw() : 0,
			fire,
		}
		this.#alarms.splice(this.#placeAfter(alarm.due), 0, alarm)
		return () => {
			const at = this.#alarms.indexOf(alarm)
			if (at >= 0) this.#alarms.splice(at, 1)
		}
	}

	async hold<T>(work: Promise<T>): Promise<T> {
		this.#held++
		try {
			return await work
		} finally {
			this.#held--
		}
	}

	/** Says that something is on its way through the event loop: look again before time moves. */
	stir(): void {
		this.#stirred++
	}

	close(): void {
		this.#open = false
		this.#alarms.length = 0
	}

	/**
	 * Moves time from alarm to alarm until `settled()`.
	 * @param patience real seconds to wait for something outside when no alarm is left
	 * @throws what a timer's callback throws; an Error with a sentence when the work can never settle
	 */
	async runUntil(settled: () => boolean, patience: number): Promise<void> {
		for (;;) {
			await this.#letEverythingHappen()
			if (settled()) return
			if (this.#alarms.length > 0) this.#fireNext()
			else if (!(await this.#somethingHappens(settled, patience))) throw new Error(nothingLeft)
		}
	}

	async #letEverythingHappen(): Promise<void> {
		const moves = this.#alarms[0]?.due !== this.#now
		let quiet = 0
		let stirred = this.#stirred
		for (let turns = 0; quiet < (moves ? turnsBeforeMoving : 1); turns++) {
			await turn()
			const busy = this.#held > 0 || stirred !== this.#stirred
			stirred = this.#stirred
			quiet = busy && (this.#held > 0 || turns < mostTurnsAtOneMoment) ? 0 : quiet + 1
			if (this.#held > 0 && turns > 100) await nap()
		}
	}

	#fireNext(): void {
		const alarm = this.#takeNext()
		if (!alarm) return
		this.#now = Math.max(this.#now, alarm.due)
		this.#fired++
		if (this.#now > longest.seconds * 1e6) throw new Error(anHourPassed)
		if (this.#fired > longest.alarms) throw new Error(tooManyTimers)
		alarm.fire()
	}

	#takeNext(): Alarm | undefined {
		const [first] = this.#alarms
		if (!first) return undefined
		let chosen = 0
		if (first.kind === 'answer') {
			for (const [at, alarm] of this.#alarms.entries()) {
				if (alarm.due !== first.due) break
				if (alarm.kind === 'answer' && alarm.lot < (this.#alarms[chosen]?.lot ?? 0)) chosen = at
			}
			// The chosen one takes the first one's turn, and the first one waits in its place.
			const taken = this.#alarms[chosen]
			this.#alarms[chosen] = first
			this.#alarms.shift()
			return taken
		}
		return this.#alarms.shift()
	}

	async #somethingHappens(settled: () => boolean, patience: number): Promise<boolean> {
		const giveUpAt = realNow.monotonic() + patience * 1000
		for (let turns = 0; turns < 20 || realNow.monotonic() < giveUpAt; turns++) {
			await (turns < 20 ? turn() : nap())
			if (settled() || this.#alarms.length > 0 || this.#held > 0) return true
		}
		return false
	}

	#placeAfter(due: number): number {
		let low = 0
		let high = this.#alarms.length
		while (low < high) {
			const middle = (low + high) >> 1
			if ((this.#alarms[middle]?.due ?? 0) <= due) low = middle + 1
			else high = middle
		}
		return low
	}
}

const nothingLeft =
	'Nothing is left to wait for: no timer runs and no request is open, but the work has not settled. ' +
	'Is there a promise that nobody resolves, or a place in a queue that nobody gives back?'
const anHourPassed =
	"An hour has passed on the lab's clock, and the work has not settled. Is there a timer that starts itself again for ever?"
const tooManyTimers =
	'Twenty thousand timers have fired, and the work has not settled. Is there a timer that starts itself again for ever?'
