import type { Runtime } from '../runtimes/runtime.ts'
import type { PageRegistry } from './page-registry.ts'
import { sayFetching } from './python-words.ts'

const key = 'interleave/python'

/** Which of Python's files this browser has fetched: their folder, whose name changes with them. */
let fetched: string | undefined

/**
 * The same runtime, for Python. `say` hears what is being waited for while it opens: the first time it
 * is the fetching of some megabytes, and nobody is to wait for that in silence.
 */
export function announced(
	runtime: Runtime,
	{ python: { base, bytes } }: Pick<PageRegistry, 'python'>,
	say: (step: string) => void,
): Runtime {
	return {
		name: runtime.name,
		languages: runtime.languages,
		obstacle: () => runtime.obstacle(),
		async open(onStep) {
			const known = (fetched ?? remembered()) === base
			const sandbox = await runtime.open((step) => {
				say(sayFetching(bytes, { known }))
				onStep?.(step)
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
