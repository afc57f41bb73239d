import * as z from 'zod/mini'
import type { PythonSite } from '../course/python-site.ts'
import {
	createRegistry,
	type Pin,
	type Registry,
	type RegistryOptions,
} from '../runtimes/registry.ts'
import { isFetched } from './opening.ts'

/** The page's one registry, which all that runs code in it shares, and who wants to hear of it. */
export interface PageRegistry {
	registry: Registry
	/** What the site says of its Python. */
	python: PythonSite
	/** Calls `hear` after every change of the WebContainer's state, until `signal` aborts. */
	listen: (hear: () => void, signal: AbortSignal) => void
}

/** As the build wrote it into the page. */
const pythonSchema = z.object({
	base: z.string(),
	bytes: z.number(),
	files: z.record(z.string(), z.tuple([z.number(), z.number()])),
	packages: z.boolean(),
})

const pins: readonly Pin[] = ['auto', 'worker', 'webcontainer']

let shared: PageRegistry | undefined

/**
 * The registry of this page; the first that asks makes it, of what the build wrote into the attributes
 * of `host`: `base`, `webcontainer`, `pin`, `container-key` and `python`. Those are the same all over the page.
 */
export function pageRegistry(host: Pick<Element, 'getAttribute'>): PageRegistry {
	if (shared) return shared
	const python = pythonSchema.parse(JSON.parse(host.getAttribute('python') ?? 'null'))
	const key = host.getAttribute('container-key')
	const registry = createRegistry({
		webcontainer: host.getAttribute('webcontainer') === 'auto' ? 'auto' : 'off',
		pin: pins.find((pin) => pin === host.getAttribute('pin')) ?? 'auto',
		...(key !== null && { key }),
		runnerUrl: `${host.getAttribute('base') ?? '/'}runner.mjs`,
		python: filesOf(python),
		// Who has them waits for no fetching.
		...(!isFetched(python.base) && { weights: weightsOf(python) }),
	})
	const changes = new EventTarget()
	registry.onchange = () => changes.dispatchEvent(new Event('change'))
	shared = {
		registry,
		python,
		listen: (hear, signal) => changes.addEventListener('change', hear, { signal }),
	}
	return shared
}

/** Whole addresses: a worker has a base of its own. */
function addressOf({ base }: PythonSite): string {
	return new URL(base, document.baseURI).href
}

function weightsOf(python: PythonSite): NonNullable<RegistryOptions['weights']> {
	const folder = addressOf(python)
	const weights = Object.entries(python.files)
	return Object.fromEntries(weights.map(([name, weight]) => [`${folder}${name}`, weight]))
}

function filesOf(python: PythonSite): NonNullable<RegistryOptions['python']> {
	const { packages } = python
	const folder = addressOf(python)
	return {
		pyodide: folder,
		library: `${folder}library.zip`,
		machine: `${folder}machine.zip`,
		...(packages && { packages: `${folder}packages.zip` }),
	}
}
