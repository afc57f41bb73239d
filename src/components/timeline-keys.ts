import type { Step } from '../timeline/select.ts'

/** What a person wants of a timeline. */
export type Command =
	| { do: 'step'; way: Step }
	| { do: 'zoom'; factor: number }
	| { do: 'pan'; share: number }
	| { do: 'whole' | 'follow' | 'open' | 'leave' }

/** How much one press looks closer, and how far one moves along. */
export const zoomFactor = 1.6
const panShare = 0.2

const commands: Readonly<Record<string, Command>> = {
	ArrowLeft: { do: 'step', way: 'left' },
	ArrowRight: { do: 'step', way: 'right' },
	ArrowUp: { do: 'step', way: 'up' },
	ArrowDown: { do: 'step', way: 'down' },
	Home: { do: 'step', way: 'home' },
	End: { do: 'step', way: 'end' },
	'+': { do: 'zoom', factor: zoomFactor },
	// The same key on most keyboards, without shift.
	'=': { do: 'zoom', factor: zoomFactor },
	'-': { do: 'zoom', factor: 1 / zoomFactor },
	'0': { do: 'whole' },
	f: { do: 'follow' },
	Enter: { do: 'open' },
	Escape: { do: 'leave' },
}

/** What a key means; `undefined`: nothing here, and the browser may have it. */
export function commandOf({
	key,
	shiftKey,
	ctrlKey,
	metaKey,
	altKey,
}: KeyboardEvent): Command | undefined {
	if (ctrlKey || metaKey || altKey) return undefined
	if (shiftKey && key === 'ArrowLeft') return { do: 'pan', share: -panShare }
	if (shiftKey && key === 'ArrowRight') return { do: 'pan', share: panShare }
	return commands[key]
}
