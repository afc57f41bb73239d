import { createRegistry, type Registry } from '../runtimes/registry.ts'

/** The page's one registry, which all its exercises share, and who wants to hear of it. */
export interface PageRegistry {
	registry: Registry
	/** Calls `hear` after every change of the WebContainer's state, until `signal` aborts. */
	listen: (hear: () => void, signal: AbortSignal) => void
}

let shared: PageRegistry | undefined

/** The registry of this page; the first exercise that asks makes it. */
export function pageRegistry(webcontainer: 'auto' | 'off', base: string): PageRegistry {
	if (shared) return shared
	const registry = createRegistry({ webcontainer, runnerUrl: `${base}runner.mjs` })
	const changes = new EventTarget()
	registry.onchange = () => changes.dispatchEvent(new Event('change'))
	shared = {
		registry,
		listen: (hear, signal) => changes.addEventListener('change', hear, { signal }),
	}
	return shared
}
