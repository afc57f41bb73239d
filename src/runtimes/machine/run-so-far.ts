import type { RequestLog } from '../../../exercises/kit/request-log.ts'
import type { MachineClock } from './clock.ts'
import { copyOf } from './copy-log.ts'
import type { SoFarListener } from './kernel.ts'
import type { Answer } from './messages.ts'

/** Of the time that passes, the telling takes about one part in so many. */
const thrift = 10

/** How many characters are told in a millisecond, about: by that, for what is told first takes long. */
const speed = 10_000

/** On the pure clock it is told after so many beats, and so many times as many; a beat is some tenths of a second. */
const pure = { first: 2, growth: 1.25 }

/**
 * Tells what a traced program has done, for as long as it runs: it may be stopped and never tell its end. To tell it
 * takes memory, and where its things lie in memory a program can see: so on the pure clock, where a program is the
 * same on every computer, it is told at the same points of the program, and elsewhere by time.
 */
export class RunSoFar implements SoFarListener {
	readonly #say: (answer: Answer) => void
	readonly #clock: MachineClock
	readonly #requests: RequestLog
	#beats = 0
	/** The beat at which it is told next. */
	#next = pure.first
	/** Until then nothing is told. */
	#rests = 0

	constructor(say: (answer: Answer) => void, clock: MachineClock, requests: RequestLog) {
		this.#say = say
		this.#clock = clock
		this.#requests = requests
	}

	/** Whether it is to be told again where time passes while everybody waits. */
	get isDue(): boolean {
		return this.#clock.mode !== 'pure' && performance.now() >= this.#rests
	}

	takeBeat(): boolean {
		if (this.#clock.mode !== 'pure') return this.isDue
		if (++this.#beats < this.#next) return false
		this.#next = Math.ceil(this.#beats * pure.growth)
		return true
	}

	hear(events: string, leftOut: number): void {
		if (events === '') return
		this.#say({
			type: 'traced',
			events,
			leftOut,
			seconds: this.#clock.peek() / 1e9,
			goesOn: this.#clock.mode !== 'pure',
			requests: copyOf(this.#requests),
		})
		this.#rests = performance.now() + (events.length / speed) * thrift
	}
}
