import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from 'puppeteer-core'
import { expect, test } from 'vitest'
import type { RunEvent, RunReport } from '../../src/course/report.ts'
import { buildPython } from '../../src/library/build-python.ts'
import { buildRunner } from '../../src/library/build-runner.ts'
import { buildNodePython } from '../../src/library/node-python.ts'
import { processRuntime } from '../../src/runtimes/process.ts'
import { runJob } from '../../src/runtimes/run-job.ts'
import type { SuiteJob } from '../../src/runtimes/runtime.ts'
import { openHarness, policyWith, runtimeInPage, webAssembly } from '../runtimes/browser-harness.ts'

// Everything that takes time at once: a loop's tasks, threads, sockets, computing, chance.
const program = `
import asyncio, random, time
import aiohttp, requests

def compute(n):
    total = 0
    for i in range(n):
        total += i * i
    return total

async def fetch(session, i):
    await asyncio.sleep(random.random())
    async with session.get(f'https://api.example/items/{i}') as answer:
        return (await answer.json())['id']

async def main():
    start = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        found = await asyncio.gather(
            *(fetch(session, i) for i in range(20)),
            *(asyncio.to_thread(requests.get, f'https://api.example/items/{i}') for i in range(6)),
            asyncio.to_thread(compute, 300_000),
            *(asyncio.sleep(random.random()) for _ in range(20)),
        )
    return [found[:3], found[26], repr(time.perf_counter() - start), time.time(), hash('text'), random.random()]
`

const delays = Object.fromEntries(
	Array.from({ length: 20 }, (_, i) => [i, 0.1 + ((i * 7) % 20) / 30]),
)

const suite = `
import { load } from '#kit/python'
import { test } from 'vitest'
const web = ${JSON.stringify({ routes: [{ url: 'https://api.example/items/{id}', delays, json: { id: '{id}' } }] })}
test('tells all', async () => {
	const { value, seconds, requests, trace } = await load('./solution/all.py').call('main', [], { web })
	console.log(JSON.stringify({ value, seconds, trace: trace.length, requests, text: JSON.stringify(trace) }))
})`

const job: SuiteJob = {
	kind: 'suite',
	language: 'py',
	files: { 'all.py': program },
	suite,
	cases: ['tells all'],
	seed: 7,
}

interface Told {
	value: unknown[]
	seconds: number
	trace: number
	text: string
}

/** What the suite printed, in as many pieces as it came. */
function toldBy(report: RunReport, events: readonly RunEvent[]): Told {
	expect(report).toMatchObject({ status: 'finished', cases: [{ status: 'passed' }] })
	return JSON.parse(events.map((e) => (e.type === 'output' ? e.text : '')).join('')) as Told
}

async function inNode(): Promise<Told> {
	const [runner, python] = await Promise.all([buildRunner(), buildNodePython()])
	const events: RunEvent[] = []
	const onEvent = (event: RunEvent) => void events.push(event)
	return toldBy(await runJob(processRuntime({ runner, python }), job, { onEvent }), events)
}

async function openPage() {
	const { folder } = await buildPython()
	return openHarness({
		folder: fileURLToPath(new URL('../runtimes/python-page/', import.meta.url)),
		mounts: { python: folder },
		headers: policyWith(webAssembly),
	})
}

type Page = Awaited<ReturnType<typeof openPage>>

async function inChromium({ page }: Page): Promise<Told> {
	const events: RunEvent[] = []
	const onEvent = (event: RunEvent) => void events.push(event)
	return toldBy(await runJob(runtimeInPage(page, 'pyodide', ['py']), job, { onEvent }), events)
}

/** The same page, served by the same host, in a Firefox as Debian has it. */
async function inFirefox({ url }: Page, executablePath: string): Promise<Told> {
	const home = await mkdtemp(join(tmpdir(), 'interleave-firefox-'))
	// As root, Firefox can start no sandbox.
	const env = { ...process.env, HOME: home, MOZ_DISABLE_CONTENT_SANDBOX: '1' }
	const browser = await launch({ browser: 'firefox', executablePath, headless: true, env })
	try {
		const page = await browser.newPage()
		await page.goto(url)
		const { report, events } = await page.evaluate(async (text) => {
			const events: RunEvent[] = []
			globalThis.hear = (_, event) => Promise.resolve(void events.push(event))
			const why = await exposedRuntimes.open('pyodide', 'firefox')
			if (why !== undefined) throw new Error(why)
			return { report: await exposedRuntimes.run('firefox', text), events }
		}, JSON.stringify(job))
		return toldBy(report, events)
	} finally {
		await browser.close()
		await rm(home, { recursive: true, force: true })
	}
}

const firefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path))

test('the same program reads the same time, to the last digit, in Node and in Chromium', async () => {
	await using page = await openPage()
	const [node, again, chromium] = [await inNode(), await inNode(), await inChromium(page)]
	expect(node.trace).toBeGreaterThan(200)
	expect(node.seconds).toBeGreaterThan(1)
	expect(again).toEqual(node)
	expect(chromium).toEqual(node)
}, 300_000)

test.skipIf(firefox === undefined)(
	`and in Firefox${firefox === undefined ? ' (there is none on this computer: apt-get install firefox-esr)' : ''}`,
	async () => {
		await using page = await openPage()
		expect(await inFirefox(page, firefox ?? '')).toEqual(await inNode())
	},
	300_000,
)
