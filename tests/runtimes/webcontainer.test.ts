import { startFrameHost } from '../webcontainer-host/host.ts'
import { openWebContainerPage, visit } from '../webcontainer-host/open-page.ts'
import { longestGap, runtimeInPage } from './browser-harness.ts'
import { runtimeContract } from './contract.ts'

// Without a worker behind it: what WebContainer cannot do is to show here.
runtimeContract(
	'webcontainer',
	async () => {
		await using stack = new AsyncDisposableStack()
		const host = stack.use(await startFrameHost())
		const harness = stack.use(await openWebContainerPage(host.url))
		await visit(harness, host.url)
		const owned = stack.move()
		return {
			runtime: runtimeInPage(harness.page, 'webcontainer'),
			longestGap: () => longestGap(harness.page),
			[Symbol.asyncDispose]: () => owned.disposeAsync(),
		}
	},
	{ memory: 'unlimited', nextWithin: 5 },
)
