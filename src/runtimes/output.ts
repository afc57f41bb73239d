import type { RunEvent } from '../course/report.ts'

/** What a run may write: more than anybody reads, and little enough for a page to hold. */
export const outputLimits = { lines: 1_000, characters: 100_000 }

/** What a run from a shell may write: what a file or a pipe takes without harm. */
export const shellLimits = { lines: 20_000_000, characters: 200_000_000 }

const longestPiece = 15_000

/** Where the learner's writes go: each becomes an event, until the run has written too much. */
export interface Output {
	/** `true` once nothing more is shown, so that the caller can save itself the formatting. */
	readonly full: boolean
	write(stream: 'out' | 'err', text: string): void
	/** Says how much was left out, if anything was. */
	close(): void
}

/** `during` names the case that runs, if one does. */
export function createOutput(
	emit: (event: RunEvent) => void,
	during: () => string | undefined,
	limits = outputLimits,
): Output {
	let lines = 0
	let characters = 0
	let lost = 0
	let full = false
	const send = (stream: 'out' | 'err', text: string) => {
		const name = during()
		for (let at = 0; at < text.length; at += longestPiece) {
			const piece = text.slice(at, at + longestPiece)
			emit({ type: 'output', stream, text: piece, ...(name !== undefined && { during: name }) })
		}
	}
	return {
		get full() {
			return full
		},
		write(stream, text) {
			if (full) {
				lost += 1
				return
			}
			lines += text.split('\n').length - 1
			characters += text.length
			if (lines <= limits.lines && characters <= limits.characters) return send(stream, text)
			full = true
			send(stream, text.slice(0, Math.max(0, limits.characters - characters + text.length)))
			send(
				'err',
				`… cut here: a run shows ${count(limits.lines)} lines or ${count(limits.characters)} characters.\n`,
			)
		},
		close() {
			if (lost > 0) send('err', `… and ${count(lost)} more writes were left out.\n`)
			lost = 0
		},
	}
}

const count = (n: number) => n.toLocaleString('en')
