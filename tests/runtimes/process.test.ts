import { buildRunner } from '../../src/library/build-runner.ts'
import { processRuntime } from '../../src/runtimes/process.ts'
import { runtimeContract } from './contract.ts'

runtimeContract(
	'process',
	async () => ({
		runtime: processRuntime({ runner: await buildRunner() }),
		[Symbol.asyncDispose]: () => Promise.resolve(),
	}),
	{ memory: 'limited', nextWithin: 5 },
)
