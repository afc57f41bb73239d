import { startFrameHost } from '../webcontainer-host/host.ts'
import { openWebContainerPage, visit } from '../webcontainer-host/open-page.ts'
import { longestGap, runtimeInPage } from './browser-harness.ts'
import { runtimeContract, type Opened } from './contract.ts'
import { tamperingCorpus } from './tampering.ts'

/** Without a worker behind it: what WebContainer cannot do is to show here. */
async function open(): Promise<Opened> {
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
}

runtimeContract('webcontainer', open, { memory: 'unlimited', nextWithin: 5 })
tamperingCorpus('webcontainer', open, { node: true })
