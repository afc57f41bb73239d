// The page that commands open in a browser: a learner's runtimes, within reach of Node.
import type { Language } from '../../src/course/language.ts'
import type { Runtime } from '../../src/runtimes/runtime.ts'
import { workerRuntime } from '../../src/runtimes/worker.ts'
import { exposeRuntimes } from './expose.ts'

/** Where Python is served; a site without packages says so in the page's address. */
function pythonFiles() {
	const at = (name: string) => new URL(`python/${name}`, location.href).href
	const hasPackages = new URLSearchParams(location.search).has('packages')
	return {
		pyodide: at(''),
		library: at('library.zip'),
		machine: at('machine.zip'),
		...(hasPackages && { packages: at('packages.zip') }),
	}
}

/** A runtime whose code is fetched when it is opened first. */
function whenAsked(
	name: string,
	languages: readonly Language[],
	load: () => Promise<Runtime>,
): Runtime {
	let loading: Promise<Runtime> | undefined
	return {
		name,
		languages,
		obstacle: () => undefined,
		async open(onStep) {
			loading ??= load()
			const runtime = await loading
			const obstacle = runtime.obstacle()
			if (obstacle !== undefined) throw new Error(obstacle)
			return runtime.open(onStep)
		},
	}
}

exposeRuntimes({
	worker: workerRuntime(),
	pyodide: whenAsked('pyodide', ['py'], async () => {
		const { pyodideRuntime } = await import('../../src/runtimes/pyodide.ts')
		return pyodideRuntime({ files: pythonFiles() })
	}),
	webcontainer: whenAsked('webcontainer', ['ts'], async () => {
		const { webcontainerRuntime } = await import('../../src/runtimes/webcontainer.ts')
		return webcontainerRuntime({ runnerUrl: './runner.mjs' })
	}),
})
