import { longestGap, openHarness, runtimeInPage } from './browser-harness.ts'
import { runtimeContract } from './contract.ts'

runtimeContract(
	'worker',
	async () => {
		const harness = await openHarness()
		return {
			runtime: runtimeInPage(harness.page, 'worker'),
			longestGap: () => longestGap(harness.page),
			[Symbol.asyncDispose]: () => harness[Symbol.asyncDispose](),
		}
	},
	{ memory: 'unlimited', nextWithin: 5 },
)
