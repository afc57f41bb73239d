import { createProcess, type ProcessHost } from './process.ts'

/**
 * Gives a browser's worker the globals a Node program takes for granted: `global`, `process`,
 * `setImmediate`. What is there already stays. `Buffer` is not among them: see `whyMissing`.
 */
export function installNodeGlobals(scope: object, host: ProcessHost = {}): void {
	const add = (name: string, value: unknown) => {
		if (name in scope) return
		Object.defineProperty(scope, name, { value, configurable: true, writable: true })
	}
	add('global', scope)
	add('process', createProcess(host))
	if ('setImmediate' in scope) return
	const { setImmediate, clearImmediate } = createImmediates()
	add('setImmediate', setImmediate)
	add('clearImmediate', clearImmediate)
}

/** Over a message port: a turn of the event loop without the four milliseconds browsers add to nested timers. */
function createImmediates() {
	const { port1, port2 } = new MessageChannel()
	const post = port2.postMessage.bind(port2)
	const waiting = new Map<number, () => void>()
	let last = 0
	port1.onmessage = ({ data }: MessageEvent<number>) => {
		const work = waiting.get(data)
		waiting.delete(data)
		work?.()
	}
	return {
		setImmediate(work: (...args: unknown[]) => void, ...args: unknown[]): number {
			if (typeof work !== 'function') {
				throw new TypeError('setImmediate needs a function to call, and was given none.')
			}
			waiting.set(++last, () => work(...args))
			post(last)
			return last
		},
		clearImmediate(immediate: number | undefined): void {
			if (immediate !== undefined) waiting.delete(immediate)
		},
	}
}
