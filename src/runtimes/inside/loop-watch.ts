import type { Place } from '../../course/trace.ts'

// Where a program computes that does not let the event loop turn: only its own loops can tell, for nothing else runs
// then. See trace-rewrite.ts.

// Taken before any code of the learner's runs, and before a lab's clock stands in their place.
const now = performance.now.bind(performance)
const { setTimeout } = globalThis

/** How long the event loop has not turned when it is told, and how often it is told again, in milliseconds. */
const beat = 250

/** A loop comes here more seldom when it was here within so many milliseconds, and more often after so many. */
const soon = 5
const late = 50
const mostTurns = 100_000

let listener: ((at: Place) => void) | undefined
/** The loop that was here last, when that was, and how many turns it was let go. */
let last = { file: '', line: 0 }
let looked = 0
let turns = 0
/** Since when the event loop is known not to have turned; `undefined`: nobody has asked. */
let still: number | undefined
let told = 0

/** The listener hears, a few times a second, where a loop computes while the event loop does not turn. */
export function watchLoops(listen: (at: Place) => void): void {
	listener = listen
}

/**
 * Loops that turned often come here. Answers where they go on counting: the further below zero, the later they come
 * again.
 */
export function passLoop(file: string, line: number): number {
	const time = now()
	if (still === undefined) {
		still = told = time
		setTimeout(() => (still = undefined))
	}
	const gap = time - looked
	looked = time
	if (line !== last.line || file !== last.file) {
		last = { file, line }
		turns = 0
	} else if (gap < soon) turns = Math.min(turns * 2 + 1, mostTurns)
	else if (gap > late) turns = Math.floor(turns / 2)
	if (time - still >= beat && time - told >= beat) {
		told = time
		listener?.({ file, line })
	}
	return -turns
}
