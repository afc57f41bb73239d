import type { Arrived, Runtime } from '../runtimes/runtime.ts'
import type { PageRegistry } from './page-registry.ts'
import { sayFetching } from './python-words.ts'

const key = 'interleave/python'

/** Which of Python's files this browser has fetched: their folder, whose name changes with them. */
let fetched: string | undefined

/** Whether this browser has fetched the files in the folder `base` before. */
export function isFetched(base: string): boolean {
	return (fetched ?? remembered()) === base
}

/** Who is told while Python opens, until `signal` aborts. */
export interface Opening {
	signal: AbortSignal
	/** Each step once, to be heard. */
	say: (step: string) => void
	/** The step, and how much has come of what it fetches. */
	show: (step: string, arrived?: Arrived) => void
}

/**
 * The same runtime, for Python. Tells what is being waited for while it opens: the first time it is the
 * fetching of some megabytes, and nobody is to wait for that in silence.
 */
export function announced(
	runtime: Runtime,
	{ python: { base, bytes } }: Pick<PageRegistry, 'python'>,
	{ signal, say, show }: Opening,
): Runtime {
	return {
		name: runtime.name,
		languages: runtime.languages,
		obstacle: () => runtime.obstacle(),
		async open(onStep) {
			const known = isFetched(base)
			let said: string | undefined
			const sandbox = await runtime.open((words, arrived) => {
				onStep?.(words, arrived)
				if (signal.aborted) return
				const isHere = arrived !== undefined && arrived.done >= arrived.total
				const step = sayFetching(bytes, { known: known || isHere })
				show(step, known || isHere ? undefined : arrived)
				if (step !== said) say(step)
				said = step
			})
			remember(base)
			return sandbox
		},
	}
}

function remembered(): string | undefined {
	try {
		return window.localStorage.getItem(key) ?? undefined
	} catch {
		// A browser that stores nothing may still have the files: then it only says more than it must.
		return undefined
	}
}

function remember(base: string): void {
	fetched = base
	try {
		window.localStorage.setItem(key, base)
	} catch {
		// As above.
	}
}
