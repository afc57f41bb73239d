/** Knows which timers a program still has to come. */
export interface Timers {
	/**
	 * Settles when no timer is set and nothing else is pending, long enough to believe it: a promise may
	 * be on its way from one to the next. A program that is still being evaluated gets longer, for what
	 * it may wait for lies outside of what can be seen from here.
	 */
	quiet(isPending: () => boolean, isEvaluated: () => boolean): Promise<void>
}

const turn = 5
const turnsToBelieve = { evaluated: 3, evaluating: 200 }

/** Replaces the timers of `scope` by ones that are counted. Call it before any code of the learner's is loaded. */
export function trackTimers(scope: typeof globalThis): Timers {
	const { setTimeout, clearTimeout, setInterval, clearInterval } = scope
	const pending = new Set<unknown>()
	const setCounted = (handler: TimerHandler, ms?: number, ...args: unknown[]) => {
		const id = setTimeout(() => {
			pending.delete(id)
			call(handler, args)
		}, ms)
		pending.add(id)
		return id
	}
	const setCountedInterval = (handler: TimerHandler, ms?: number, ...args: unknown[]) => {
		const id = setInterval(() => call(handler, args), ms)
		pending.add(id)
		return id
	}
	const forget = (clear: (id: number | undefined) => void) => (id: number | undefined) => {
		pending.delete(id)
		clear(id)
	}
	Object.assign(scope, {
		setTimeout: setCounted,
		setInterval: setCountedInterval,
		clearTimeout: forget((id) => clearTimeout(id)),
		clearInterval: forget((id) => clearInterval(id)),
	})
	return {
		async quiet(isPending, isEvaluated) {
			let turns = 0
			while (turns < (isEvaluated() ? turnsToBelieve.evaluated : turnsToBelieve.evaluating)) {
				await new Promise((resolve) => setTimeout(resolve, turn))
				turns = pending.size > 0 || isPending() ? 0 : turns + 1
			}
		},
	}
}

function call(handler: TimerHandler, args: readonly unknown[]) {
	if (typeof handler === 'function') Reflect.apply(handler, undefined, args)
}
