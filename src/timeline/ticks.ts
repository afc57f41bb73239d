import type { Words } from '../words/words.ts'
import { toPixels, type View } from './view.ts'

/** A mark on the axis. */
export interface Tick {
	/** Seconds, and pixels from the left. */
	at: number
	x: number
	label: string
}

/** About how wide a character of a label is, in pixels; and what is left free between two. */
const character = 7
const gap = 18

/** Marks at round moments (1, 2 or 5 times a power of ten), as close as their labels allow, and every label in full. */
export function ticksOf(view: View, words: Words): Tick[] {
	const unit = unitFor(view.to)
	const span = view.to - view.from
	if (!(span > 0) || !(view.width > 0)) return []
	for (let step = roundStep((span / view.width) * 20); ; step = roundStep(step * 1.5)) {
		const ticks = marks(step, unit, view, words)
		if (ticks.length < 2 || fit(ticks)) return ticks
	}
}

interface Unit {
	name: string
	seconds: number
}

/** What the whole axis is told in: that of its last moment. */
function unitFor(to: number): Unit {
	if (to >= 1) return { name: 's', seconds: 1 }
	return to >= 1e-3 ? { name: 'ms', seconds: 1e-3 } : { name: 'µs', seconds: 1e-6 }
}

/** The first of 1, 2, 5, 10, 20 … (and 0.5, 0.2, 0.1 …) that is no smaller. */
function roundStep(atLeast: number): number {
	const power = 10 ** Math.floor(Math.log10(atLeast))
	const step = [1, 2, 5, 10].find((one) => one * power >= atLeast * (1 - 1e-9)) ?? 10
	return step * power
}

function marks(step: number, { name, seconds }: Unit, view: View, { numbers }: Words): Tick[] {
	const digits = Math.min(9, Math.max(0, -Math.floor(Math.log10(step / seconds) + 1e-9)))
	const first = Math.ceil(view.from / step - 1e-9)
	const last = Math.floor(view.to / step + 1e-9)
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
		const at = (first + index) * step
		const value = numbers.fixed(at / seconds, digits)
		return { at, x: toPixels(at, view), label: at === 0 ? '0' : `${value} ${name}` }
	})
}

function fit(ticks: readonly Tick[]): boolean {
	const widest = Math.max(...ticks.map(({ label }) => label.length)) * character
	const [first, second] = ticks
	return first !== undefined && second !== undefined && second.x - first.x >= widest + gap
}
