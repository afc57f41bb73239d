import type { RunEvent } from '../../course/report.ts'

/** Does things at moments of a run's clock, in seconds, counted from now. */
export type Playback = (seconds: number, act: () => void) => void

/** Right away: the run goes on in real time, or nobody wants to wait. */
export const atOnce: Playback = (_, act) => act()

/** How often it is said meanwhile that the run is still there, in milliseconds. */
const heartbeat = 250

/** A timer may be early by so much, in milliseconds. */
const early = 1

/**
 * A run that is over is shown as if it took its time; `over` ends the showing. What was told first is shown first.
 */
export function createPlayback(onEvent: (event: RunEvent) => void, over: AbortSignal): Playback {
	const began = performance.now()
	const beat = setInterval(() => onEvent({ type: 'alive' }), heartbeat)
	over.addEventListener('abort', () => clearInterval(beat))
	const scenes: { due: number; act: () => void }[] = []
	const show = () => {
		for (;;) {
			const [next] = scenes
			if (!next) return
			const wait = next.due - performance.now()
			// Together with all that is due: one timer after the other takes milliseconds.
			if (wait > early) return void setTimeout(show, wait)
			scenes.shift()
			next.act()
		}
	}
	return (seconds, act) => {
		scenes.push({ due: began + seconds * 1000, act })
		if (scenes.length === 1) setTimeout(show)
	}
}
