import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RunEvent, RunReport } from '../../src/course/report.ts'
import { limited } from '../../src/runtimes/deadline.ts'
import { runJob } from '../../src/runtimes/run-job.ts'
import type { Job, ProgramJob, SuiteJob } from '../../src/runtimes/runtime.ts'
import { startFrameHost, type FrameHost } from '../webcontainer-host/host.ts'
import { openWebContainerPage, reach, visit } from '../webcontainer-host/open-page.ts'
import { runtimeInPage, type Harness } from './browser-harness.ts'

// The real client of @webcontainer/api in a real Chromium, real Node behind the stand-in for its far
// side; see tests/webcontainer-host.

let host: FrameHost
let harness: Harness

beforeAll(async () => {
	host = await startFrameHost()
	harness = await openWebContainerPage(host.url)
})
afterAll(async () => {
	await harness?.[Symbol.asyncDispose]()
	await host?.[Symbol.asyncDispose]()
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

const solution = `export async function double(n: number): Promise<number> {
	await new Promise((resolve) => setTimeout(resolve, 20))
	return n * 2
}`

function suiteJob(answer = solution): SuiteJob {
	const cases = ['doubles a number', 'doubles nothing']
	const suite = `import { expect, test } from 'vitest'
import { double } from './solution/double'
test('${cases[0]}', async () => { expect(await double(4)).toBe(8) })
test('${cases[1]}', async () => { expect(await double(0)).toBe(0) })`
	return { kind: 'suite', language: 'ts', files: { 'double.ts': answer }, suite, cases, seed: 1 }
}

function programJob(main: string): ProgramJob {
	return { kind: 'program', language: 'ts', files: { 'main.ts': main }, main: 'main.ts', seed: 1 }
}

interface Run {
	report: RunReport
	/** The runtimes that took the job, the last one last. */
	ranOn: string[]
	output: string
}

/** Runs as a lesson does: on what the registry chooses, under a time limit. */
async function run(
	job: Job,
	{
		seconds = 20,
		onEvent = () => {},
	}: { seconds?: number; onEvent?: (event: RunEvent) => void } = {},
): Promise<Run> {
	const events: RunEvent[] = []
	const runtime = limited(runtimeInPage(harness.page, 'chosen'), { seconds })
	const report = await runJob(runtime, job, {
		onEvent(event) {
			events.push(event)
			onEvent(event)
		},
	})
	return {
		report,
		ranOn: events.flatMap((event) => (event.type === 'started' ? [event.runtime] : [])),
		output: events.flatMap((event) => (event.type === 'output' ? [event.text] : [])).join(''),
	}
}

const state = () => harness.page.evaluate(() => lab.registry.container)
const names = (report: RunReport) =>
	report.status === 'finished' ? report.cases.map((c) => `${c.status}: ${c.name}`) : report
const passed = ['passed: doubles a number', 'passed: doubles nothing']

async function warmUp(): Promise<void> {
	await run(suiteJob())
	await reach(harness.page, 'up')
}

describe('a lesson with WebContainer', () => {
	test('asks nobody for anything before the first job', async () => {
		expect(host.visits).toBe(0)
		expect(await harness.page.$('iframe')).toBeNull()
		expect(await state()).toEqual({ status: 'idle' })
	})

	test('runs the first job on the worker and the next in real Node, with the same cases', async () => {
		const first = await run(suiteJob())
		expect(first.ranOn).toEqual(['worker'])
		expect(names(first.report)).toEqual(passed)
		await reach(harness.page, 'up')
		const second = await run(suiteJob())
		expect(second.ranOn).toEqual(['webcontainer'])
		expect(names(second.report)).toEqual(passed)
	})

	test('runs a program in real Node and shows what it writes while it runs', async () => {
		await warmUp()
		const heard: string[] = []
		const { report, output } = await run(
			programJob(`import { versions } from 'node:process'
				console.log('node', versions.node)
				await new Promise((resolve) => setTimeout(resolve, 600))
				console.error('done')`),
			{ onEvent: (event) => void heard.push(event.type) },
		)
		expect(report.status).toBe('finished')
		expect(output).toMatch(/^node \d+\.\d+\.\d+\ndone\n$/)
		const first = heard.indexOf('output')
		expect(heard.slice(first, heard.lastIndexOf('output'))).toContain('alive')
	})

	test('tells the steps of the boot', async () => {
		await warmUp()
		const states = await harness.page.evaluate(() => lab.states)
		expect(states.map((s) => (s.status === 'booting' ? s.step : s.status))).toEqual([
			'loading WebContainer',
			'loading WebContainer',
			'starting Node.js',
			'up',
		])
	})

	test('leaves no folder and no process behind', async () => {
		await warmUp()
		await run(suiteJob())
		expect(await host.list('jobs')).toEqual([])
		expect(host.running).toEqual([])
	})

	test('waits for WebContainer when the learner has pinned it', async () => {
		await harness.page.evaluate(() => void (lab.registry.pin = 'webcontainer'))
		expect((await run(suiteJob())).ranOn).toEqual(['webcontainer'])
	})
})

describe('a loop that never awaits', () => {
	const loop = suiteJob('export function double() { for (;;); }')

	test('is ended, and the next grade is right', async () => {
		await warmUp()
		const { report, ranOn } = await run(loop, { seconds: 5 })
		expect(report).toMatchObject({ status: 'timed-out', stuck: true, during: 'doubles a number' })
		expect(ranOn).toEqual(['webcontainer'])
		expect(host.running).toEqual([])
		const next = await run(suiteJob())
		expect(next.ranOn).toEqual(['webcontainer'])
		expect(names(next.report)).toEqual(passed)
	})

	test('takes its WebContainer with it when it cannot be ended otherwise', async () => {
		await warmUp()
		host.isDeafToKill = true
		const { report } = await run(loop, { seconds: 5 })
		expect(report).toMatchObject({ status: 'timed-out', stuck: true })
		host.isDeafToKill = false
		await reach(harness.page, 'up')
		expect(host.running).toEqual([])
		const next = await run(suiteJob())
		expect(next.ranOn).toEqual(['webcontainer'])
		expect(names(next.report)).toEqual(passed)
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
			expect(names((await run(suiteJob())).report)).toEqual(passed)
			const { status, cause } = Object(await reach(harness.page, 'unavailable'))
			expect({ status, kind: cause.kind }).toEqual({ status: 'unavailable', kind })
			expect(cause.sentence).toMatch(sentence)
			const { ranOn, report } = await run(suiteJob())
			expect(ranOn).toEqual(['worker'])
			expect(names(report)).toEqual(passed)
		},
	)

	test.each(['hang', 'unreachable', 'refuse', 'crash-booting', 'no-storage'] as const)(
		'(%s) boots when it is tried again after the mend, without a reload of the page',
		async (mode) => {
			host.mode = mode
			await run(suiteJob())
			await reach(harness.page, 'unavailable')
			// Once more in vain: the second try must not spoil the third.
			await harness.page.evaluate(() => lab.registry.retry())
			await reach(harness.page, 'booting')
			await reach(harness.page, 'unavailable')
			host.mode = 'up'
			await harness.page.evaluate(() => lab.registry.retry())
			await reach(harness.page, 'up')
			const { ranOn, report } = await run(suiteJob())
			expect(ranOn).toEqual(['webcontainer'])
			expect(names(report)).toEqual(passed)
		},
	)

	test('serves as soon as it does come, however late', async () => {
		host.mode = 'slow'
		host.slowness = 1.5
		await visit(harness, host.url, { patience: { boot: 1, reach: 1 } })
		await run(suiteJob())
		await reach(harness.page, 'unavailable')
		await reach(harness.page, 'up')
		expect((await run(suiteJob())).ranOn).toEqual(['webcontainer'])
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
		expect((await run(suiteJob())).ranOn).toEqual(['worker'])
		expect(await reach(harness.page, 'unavailable')).toMatchObject({
			cause: { kind: 'not-isolated' },
		})
		expect(host.visits).toBe(0)
	})

	test('on a site that has switched it off is never asked for, not even its code', async () => {
		const asked: string[] = []
		const note = (request: { url(): string }) => void asked.push(request.url())
		harness.page.on('request', note)
		await visit(harness, host.url, { setting: 'off' })
		await run(suiteJob())
		harness.page.off('request', note)
		expect(asked.filter((url) => /keeper|boot|webcontainer|headless/i.test(url))).toEqual([])
		expect(host.visits).toBe(0)
	})
})

describe('a WebContainer that dies in the middle of a job', () => {
	/** Runs a suite whose first case lasts, and does something to the frame meanwhile. */
	async function runAndBreak(breakIt: () => Promise<void> | void): Promise<Run> {
		const slow = solution.replace('20', '1500')
		let broken: Promise<void> | undefined
		const result = await run(suiteJob(slow), {
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
	])('hands the job to the worker when %s, and comes back', async (_, breakIt) => {
		await warmUp()
		const { report, ranOn } = await runAndBreak(breakIt)
		expect(ranOn).toEqual(['webcontainer', 'worker'])
		expect(names(report)).toEqual(passed)
		await reach(harness.page, 'up')
		const next = await run(suiteJob())
		expect(next.ranOn).toEqual(['webcontainer'])
		expect(names(next.report)).toEqual(passed)
	})

	test('is not started for ever: after three deaths the page does without, until it is asked', async () => {
		await warmUp()
		for (let deaths = 1; deaths <= 3; deaths += 1) {
			expect((await runAndBreak(() => host.crash())).ranOn).toEqual(['webcontainer', 'worker'])
			if (deaths < 3) await reach(harness.page, 'up')
		}
		expect(await reach(harness.page, 'unavailable')).toMatchObject({ cause: { kind: 'crashed' } })
		expect((await run(suiteJob())).ranOn).toEqual(['worker'])
		await harness.page.evaluate(() => lab.registry.retry())
		await reach(harness.page, 'up')
	})
})

describe('the terminal', () => {
	const shown = () => harness.page.evaluate(() => lab.shown)
	const type = (text: string) =>
		harness.page.evaluate((typed) => {
			lab.terminal.write(typed)
		}, text)
	const open = () => harness.page.evaluate(() => lab.openTerminal({ cols: 80, rows: 24 }))

	test('runs what is typed in it, in real Node', async () => {
		await open()
		await type('node -p "6 * 7"\r')
		await expect.poll(shown).toMatch(/node -p "6 \* 7"\r\n(.*\r\n)*.*42\r\n/)
	})

	test('hears its size, and every change of it', async () => {
		await open()
		await harness.page.evaluate(() => {
			lab.terminal.resize({ cols: 100, rows: 30 })
		})
		await expect
			.poll(() => host.terminalSizes.slice(-2))
			.toEqual([
				{ cols: 80, rows: 24 },
				{ cols: 100, rows: 30 },
			])
	})

	test('ends when it is closed, and its output with it', async () => {
		await open()
		expect(host.running).toEqual(['jsh'])
		await harness.page.evaluate(() => {
			lab.terminal.close()
		})
		await expect.poll(() => harness.page.evaluate(() => lab.isShellOver)).toBe(true)
		expect(host.running).toEqual([])
	})

	test('ends when the learner leaves the shell', async () => {
		await open()
		await type('exit\r')
		await expect.poll(() => harness.page.evaluate(() => lab.isShellOver)).toBe(true)
	})

	test('breaks off when its WebContainer dies', async () => {
		await open()
		await type('sleep 100\r')
		host.crash()
		await expect
			.poll(() => harness.page.evaluate(() => lab.isShellOver), { timeout: 5000 })
			.toBe(true)
	})

	test('says why there is none', async () => {
		host.mode = 'refuse'
		await expect(open()).rejects.toThrow(/answered, but gave no WebContainer/)
	})
})
