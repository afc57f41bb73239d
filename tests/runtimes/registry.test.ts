import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startFrameHost, type FrameHost } from '../webcontainer-host/host.ts'
import {
	cases,
	lessonTests,
	loop,
	passed,
	run,
	solution,
	suiteJob,
	summary,
	warmUp,
	type Run,
} from '../webcontainer-host/lesson.ts'
import { openWebContainerPage, reach, visit } from '../webcontainer-host/open-page.ts'
import type { Harness } from './browser-harness.ts'

// The real client of @webcontainer/api in a real Chromium, real Node behind the stand-in for its far
// side; see tests/webcontainer-host.

let host: FrameHost
let harness: Harness

beforeAll(async () => {
	host = await startFrameHost()
	harness = await openWebContainerPage(host.url)
})
afterAll(async () => {
	await harness[Symbol.asyncDispose]()
	await host[Symbol.asyncDispose]()
})

/** Nothing here waits for the network, so the tests need not be as patient as a lesson. */
const patience = { boot: 2.5, reach: 1 }

beforeEach(async () => {
	Object.assign(host, { mode: 'up', slowness: 1, isDeafToKill: false, visits: 0 })
	await visit(harness, host.url, { patience })
})
afterEach(async () => {
	// Leaves the page, so that its frame and whatever runs in it end before the next test.
	await harness.page.goto('about:blank')
	await expect.poll(() => host.running).toEqual([])
})

lessonTests(() => ({ harness, service: host.url }))

/** What WebContainer is made of, as far as it is asked for: our code for it, its frame and the runner. */
const bootPaths = /keeper|boot|webcontainer|headless|runner\.mjs/i

/** Notes what the page and its frame ask for from now on, until it is disposed of. */
function noteRequests({ page }: Harness): Disposable & { paths: string[] } {
	const paths: string[] = []
	const note = (request: { url(): string }) => void paths.push(new URL(request.url()).pathname)
	page.on('request', note)
	return { paths, [Symbol.dispose]: () => void page.off('request', note) }
}

describe('the page and the service', () => {
	test('nobody is asked for anything before the first job', async () => {
		expect(host.visits).toBe(0)
		expect(await harness.page.$('iframe')).toBeNull()
		expect(await harness.page.evaluate(() => lab.registry.container)).toEqual({ status: 'idle' })
	})

	test('nobody is asked for anything while the first job runs: it has the machine to itself', async () => {
		using asked = noteRequests(harness)
		const boots: string[][] = []
		const slow = await run(harness, suiteJob(solution.replace('20', '500')), {
			onEvent: () => boots.push(asked.paths.filter((path) => bootPaths.test(path))),
		})
		expect(summary(slow)).toEqual(passed)
		expect(boots.length).toBeGreaterThan(3)
		expect(boots.flat()).toEqual([])
		await reach(harness.page, 'up')
		expect(asked.paths.filter((path) => bootPaths.test(path))).not.toEqual([])
	})

	test('the runner is asked for once, and only when the frame is up', async () => {
		using asked = noteRequests(harness)
		await warmUp(harness)
		await run(harness, suiteJob())
		const order = asked.paths.filter((path) => path === '/call/build' || path === '/runner.mjs')
		expect(order).toEqual(['/call/build', '/runner.mjs'])
	})

	test('a job leaves no folder and no process behind', async () => {
		await warmUp(harness)
		await run(harness, suiteJob())
		expect(await host.list('jobs')).toEqual([])
		expect(host.running).toEqual([])
	})

	test('a loop that kill cannot end takes its WebContainer with it, and a new one comes', async () => {
		await warmUp(harness)
		host.isDeafToKill = true
		const { report } = await run(harness, loop, { seconds: 5 })
		expect(report).toMatchObject({ status: 'timed-out', stuck: true })
		host.isDeafToKill = false
		await reach(harness.page, 'up')
		expect(host.running).toEqual([])
		const next = await run(harness, suiteJob())
		expect(next.ranOn).toEqual(['webcontainer'])
		expect(summary(next)).toEqual(passed)
	})
})

describe('a WebContainer that cannot boot', () => {
	test.each([
		['hang', 'unreachable', /cannot be reached/],
		['unreachable', 'unreachable', /cannot be reached/],
		['refuse', 'refused', /answered, but gave no WebContainer/],
		['crash-booting', 'timeout', /did not start within 2.5 seconds/],
		['no-storage', 'cookies', /chrome:\/\/settings\/cookies/],
	] as const)(
		'(%s) has a cause with a name, and the worker gives the same verdict',
		async (mode, kind, sentence) => {
			host.mode = mode
			using asked = noteRequests(harness)
			expect(summary(await run(harness, suiteJob()))).toEqual(passed)
			expect(await reach(harness.page, 'unavailable')).toMatchObject({
				status: 'unavailable',
				cause: { kind, sentence: expect.stringMatching(sentence) },
			})
			const again = await run(harness, suiteJob())
			expect(again.ranOn).toEqual(['worker'])
			expect(summary(again)).toEqual(passed)
			// The runner is large, and for real Node alone.
			expect(asked.paths).toContain('/headless')
			expect(asked.paths).not.toContain('/runner.mjs')
		},
	)

	test.each(['hang', 'unreachable', 'refuse', 'crash-booting', 'no-storage'] as const)(
		'(%s) boots when it is tried again after the mend, without a reload of the page',
		async (mode) => {
			host.mode = mode
			await run(harness, suiteJob())
			await reach(harness.page, 'unavailable')
			// Once more in vain: the second try must not spoil the third.
			await harness.page.evaluate(() => lab.registry.retry())
			await reach(harness.page, 'booting')
			await reach(harness.page, 'unavailable')
			host.mode = 'up'
			await harness.page.evaluate(() => lab.registry.retry())
			await reach(harness.page, 'up')
			const again = await run(harness, suiteJob())
			expect(again.ranOn).toEqual(['webcontainer'])
			expect(summary(again)).toEqual(passed)
		},
	)

	test('serves as soon as it does come, however late', async () => {
		host.mode = 'slow'
		host.slowness = 1.5
		await visit(harness, host.url, { patience: { boot: 1, reach: 1 } })
		await run(harness, suiteJob())
		await reach(harness.page, 'unavailable')
		await reach(harness.page, 'up')
		expect((await run(harness, suiteJob())).ranOn).toEqual(['webcontainer'])
	})

	test('tells that the page is not isolated, and asks nobody', async () => {
		await harness.page.route(harness.url, async (route) => {
			const response = await route.fetch()
			const headers = { ...response.headers() }
			delete headers['cross-origin-opener-policy']
			await route.fulfill({ response, headers })
		})
		await visit(harness, host.url)
		await harness.page.unroute(harness.url)
		expect((await run(harness, suiteJob())).ranOn).toEqual(['worker'])
		expect(await reach(harness.page, 'unavailable')).toMatchObject({
			cause: { kind: 'not-isolated' },
		})
		expect(host.visits).toBe(0)
	})

	test('on a site that has switched it off is never asked for, not even its code', async () => {
		using asked = noteRequests(harness)
		await visit(harness, host.url, { setting: 'off' })
		await run(harness, suiteJob())
		// What the end of the first job would begin has begun by the end of a second.
		await run(harness, suiteJob())
		expect(asked.paths.filter((path) => bootPaths.test(path))).toEqual([])
		expect(host.visits).toBe(0)
	})
})

describe('a WebContainer that dies in the middle of a job', () => {
	/** Runs a suite whose first case lasts, and does something to the frame meanwhile. */
	async function runAndBreak(breakIt: () => Promise<void> | void): Promise<Run> {
		const slow = solution.replace('20', 'n === 0 ? 0 : 1500')
		let broken: Promise<void> | undefined
		const result = await run(harness, suiteJob(slow), {
			onEvent(event) {
				if (event.type === 'case-started') broken ??= Promise.resolve(breakIt())
			},
		})
		await broken
		return result
	}

	test.each([
		['its frame vanishes', () => host.crash()],
		['its frame freezes', () => host.freeze()],
		['its process is killed from outside', () => host.killProcesses()],
	])('hands the job to the worker when %s, and comes back', async (_, breakIt) => {
		await warmUp(harness)
		const broken = await runAndBreak(breakIt)
		expect(broken.ranOn).toEqual(['webcontainer', 'worker'])
		expect(summary(broken)).toEqual(passed)
		await reach(harness.page, 'up')
		const next = await run(harness, suiteJob())
		expect(next.ranOn).toEqual(['webcontainer'])
		expect(summary(next)).toEqual(passed)
	})

	test('is not what a submission is that ends its own process: that one is graded where it ran', async () => {
		await warmUp(harness)
		const ending = 'export function double() { (globalThis as any).process.reallyExit(0) }'
		const ended = await run(harness, suiteJob(ending))
		expect(ended.ranOn).toEqual(['webcontainer'])
		expect(summary(ended)).toEqual(cases.map((name) => `failed: ${name}`))
		expect(JSON.stringify(ended.report)).toContain('Your code ended the process')
	})

	test('is not started for ever: after three deaths the page does without, until it is asked', async () => {
		await warmUp(harness)
		for (let deaths = 1; deaths <= 3; deaths += 1) {
			expect((await runAndBreak(() => host.crash())).ranOn).toEqual(['webcontainer', 'worker'])
			if (deaths < 3) await reach(harness.page, 'up')
		}
		expect(await reach(harness.page, 'unavailable')).toMatchObject({ cause: { kind: 'crashed' } })
		expect((await run(harness, suiteJob())).ranOn).toEqual(['worker'])
		await harness.page.evaluate(() => lab.registry.retry())
		await reach(harness.page, 'up')
	})
})

describe('the terminal', () => {
	const open = () => harness.page.evaluate(() => lab.openTerminal({ cols: 80, rows: 24 }))
	const isOver = () => harness.page.evaluate(() => lab.isShellOver)
	const type = (text: string) =>
		harness.page.evaluate((typed) => {
			lab.terminal.write(typed)
		}, text)

	test('hears its size, and every change of it', async () => {
		await open()
		await harness.page.evaluate(() => {
			lab.terminal.resize({ cols: 100, rows: 30 })
		})
		await expect
			.poll(() => host.terminalSizes)
			.toEqual([
				{ cols: 80, rows: 24 },
				{ cols: 100, rows: 30 },
			])
	})

	test('is one process, which ends when it is closed', async () => {
		await open()
		expect(host.running).toEqual(['jsh'])
		await harness.page.evaluate(() => {
			lab.terminal.close()
		})
		await expect.poll(isOver).toBe(true)
		expect(host.running).toEqual([])
	})

	test('ends when the learner leaves the shell', async () => {
		await open()
		await type('exit\r')
		await expect.poll(isOver).toBe(true)
	})

	test('breaks off when its WebContainer dies', async () => {
		await open()
		await type('sleep 100\r')
		host.crash()
		// Its watch bears ten seconds.
		await expect.poll(isOver, { timeout: 30_000 }).toBe(true)
	})

	test('says why there is none', async () => {
		host.mode = 'refuse'
		await expect(open()).rejects.toThrow(/answered, but gave no WebContainer/)
	})
})
