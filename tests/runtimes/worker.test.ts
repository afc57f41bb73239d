import { expect, test } from 'vitest'
import { longestGap, openHarness, runtimeInPage } from './browser-harness.ts'
import { runtimeContract } from './contract.ts'
import { gradeJob } from './submissions.ts'

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

test('a runner that does not arrive is told, and the next sandbox tries again', async () => {
	await using harness = await openHarness()
	const { page } = harness
	const runtime = runtimeInPage(page, 'worker')
	await page.route('**/worker-entry*', (route) => route.abort())
	await expect(runtime.open()).rejects.toThrow(
		'The runner could not be loaded: its file did not arrive. Is the network there? Then reload the page.',
	)
	await page.unroute('**/worker-entry*')
	await using sandbox = await runtime.open()
	expect(await sandbox.run(gradeJob('passes'), () => {})).toMatchObject({ status: 'finished' })
})

test('a runner that arrives and cannot begin is told, too, and at once', async () => {
	await using harness = await openHarness()
	const { page } = harness
	const body = `addEventListener('message', ({ data }) => data.port.postMessage({ broken: 'no room' }))`
	await page.route('**/worker-entry*', (route) =>
		route.fulfill({ contentType: 'text/javascript', body }),
	)
	const opening = runtimeInPage(page, 'worker').open()
	await expect(opening).rejects.toThrow('The runner could not be loaded: no room')
})

test('once the runner is there, no network is needed', async () => {
	await using harness = await openHarness()
	const runtime = runtimeInPage(harness.page, 'worker')
	await using sandbox = await runtime.open()
	await using other = await runtime.open()
	await harness.page.context().setOffline(true)
	expect(await sandbox.run(gradeJob('passes'), () => {})).toMatchObject({ status: 'finished' })
	// The parser that knows the place of a syntax error comes over the network.
	expect(await other.run(gradeJob('has-a-syntax-error'), () => {})).toMatchObject({
		status: 'unloadable',
		message: expect.stringContaining('Unexpected token') as string,
	})
})
