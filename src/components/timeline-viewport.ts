import { pan, reveal, wholeOf, zoom, type Range } from '../timeline/view.ts'

/** Which part of the time is looked at. Two timelines that are compared share one. */
export class TimelineViewport {
	readonly whole: Range
	#range: Range
	readonly #watchers: (() => void)[] = []

	/** Looks at a whole run of that many seconds. */
	constructor(seconds: number) {
		this.#range = this.whole = wholeOf(seconds)
	}

	get range(): Range {
		return this.#range
	}

	/** Is told of every change. */
	watch(changed: () => void) {
		this.#watchers.push(changed)
	}

	/** Looks `factor` times as close; around the middle, or what `at` (seconds) names. */
	zoom(factor: number, at = (this.#range.from + this.#range.to) / 2) {
		this.#look(zoom(this.#range, factor, at, this.whole))
	}

	/** Moves along, by a share of what is in view. */
	pan(share: number) {
		this.#look(pan(this.#range, share * (this.#range.to - this.#range.from), this.whole))
	}

	/** Moves along as little as it must to show a span. */
	reveal(span: Range) {
		this.#look(reveal(this.#range, span, this.whole))
	}

	showWhole() {
		this.#look(this.whole)
	}

	#look(range: Range) {
		this.#range = range
		for (const changed of this.#watchers) changed()
	}
}
