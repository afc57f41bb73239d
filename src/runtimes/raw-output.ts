import type { RunEvent } from '../course/report.ts'

/** What of the learner's raw output is passed on, in characters; what goes through the runner is capped there. */
const rawLimit = 100_000

/** The engine's own last words, which tell a learner nothing. */
const enginesEnd = /<--- Last few GCs --->|FATAL ERROR: |----- Native stack trace/

/** What comes past the runner: a write to the file descriptor, a child of the learner's, Node's own words. */
export function createRawOutput(folder: string, onEvent: (event: RunEvent) => void) {
	let shown = 0
	let ended = false
	return (stream: 'out' | 'err', text: string) => {
		if (ended) return
		const end = text.search(enginesEnd)
		ended = end !== -1
		const clean = (ended ? text.slice(0, end) : text)
			.replaceAll(`file://${folder}/run/solution/`, '')
			.replaceAll('.ts.mjs', '.ts')
		const piece = clean.slice(0, Math.max(0, rawLimit - shown))
		shown += piece.length
		for (let at = 0; at < piece.length; at += 15_000) {
			onEvent({ type: 'output', stream, text: piece.slice(at, at + 15_000) })
		}
	}
}
