import type { RunEvent } from '../../course/report.ts'

/** Does things at moments of a run's clock, in seconds, counted from now. */
export type Playback = (seconds: number, act: () => void) => void

/** Right away: the run goes on in real time, or nobody wants to wait. */
export const atOnce: Playback = (_, act) => act()

/** How often it is said meanwhile that the run is still there, in milliseconds. */
const heartbeat = 250

/** A run that is over is shown as if it took its time; `over` ends the showing. */
export function createPlayback(onEvent: (event: RunEvent) => void, over: AbortSignal): Playback {
	const began = performance.now()
	const beat = setInterval(() => onEvent({ type: 'alive' }), heartbeat)
	over.addEventListener('abort', () => clearInterval(beat))
	return (seconds, act) => {
		setTimeout(act, Math.max(0, began + seconds * 1000 - performance.now()))
	}
}
