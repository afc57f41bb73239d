import { buildRunner } from '../../src/library/build-runner.ts'
import { processRuntime } from '../../src/runtimes/process.ts'
import { openHarness, runtimeInPage } from './browser-harness.ts'
import { tamperingCorpus } from './tampering.ts'

tamperingCorpus(
	'process',
	async () => ({
		runtime: processRuntime({ runner: await buildRunner() }),
		[Symbol.asyncDispose]: () => Promise.resolve(),
	}),
	{ node: true },
)

tamperingCorpus(
	'worker',
	async () => {
		const harness = await openHarness()
		return {
			runtime: runtimeInPage(harness.page, 'worker'),
			[Symbol.asyncDispose]: () => harness[Symbol.asyncDispose](),
		}
	},
	{ node: false },
)
