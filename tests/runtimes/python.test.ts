import { fileURLToPath } from 'node:url'
import { buildPython } from '../../src/library/build-python.ts'
import { buildRunner } from '../../src/library/build-runner.ts'
import { buildNodePython } from '../../src/library/node-python.ts'
import { processRuntime } from '../../src/runtimes/process.ts'
import {
	longestGap,
	openHarness,
	policyWith,
	runtimeInPage,
	webAssembly,
} from './browser-harness.ts'
import { pythonContract } from './python-contract.ts'

pythonContract(
	'process',
	async () => {
		const [runner, python] = await Promise.all([buildRunner(), buildNodePython()])
		return {
			runtime: processRuntime({ runner, python }),
			[Symbol.asyncDispose]: () => Promise.resolve(),
		}
	},
	{ nextWithin: 20 },
)

pythonContract(
	'pyodide',
	async () => {
		const { folder } = await buildPython()
		const harness = await openHarness({
			folder: fileURLToPath(new URL('python-page/', import.meta.url)),
			mounts: { python: folder },
			headers: policyWith(webAssembly),
		})
		return {
			runtime: runtimeInPage(harness.page, 'pyodide'),
			longestGap: () => longestGap(harness.page),
			[Symbol.asyncDispose]: () => harness[Symbol.asyncDispose](),
		}
	},
	{ nextWithin: 20 },
)
