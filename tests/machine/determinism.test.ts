import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunEvent, RunReport } from '../../src/course/report.ts'
import { buildPython } from '../../src/library/build-python.ts'
import { buildRunner } from '../../src/library/build-runner.ts'
import { buildNodePython } from '../../src/library/node-python.ts'
import { processRuntime } from '../../src/runtimes/process.ts'
import { runJob } from '../../src/runtimes/run-job.ts'
import type { Job } from '../../src/runtimes/runtime.ts'
import { findFirefox } from '../../cli/find-firefox.ts'
import { openHarness, policyWith, runtimeInPage, webAssembly } from '../runtimes/browser-harness.ts'

const delays = Object.fromEntries(
	Array.from({ length: 20 }, (_, i) => [i, 0.1 + ((i * 7) % 20) / 30]),
)
const web = { routes: [{ url: 'https://api.example/items/{id}', delays, json: { id: '{id}' } }] }

// Everything that takes time at once: a loop's tasks, threads, sockets, computing, chance.
const called = `
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
    # An object's address tells of everything that memory was ever given out for.
    return [found[:3], found[26], repr(time.perf_counter() - start), time.time(), hash('text'), random.random(), id(object())]
`

const suite = `
import { load } from '#kit/python'
import { test } from 'vitest'
const web = ${JSON.stringify(web)}
test('tells all', async () => {
	const { value, seconds, requests, trace } = await load('./solution/all.py').call('main', [], { web })
	console.log(JSON.stringify({ value, seconds, requests, trace }))
})`

// Processes and threads beside tasks, in the order of sets, which hangs on where things lie in memory;
// and what a program can see of the computer and its surroundings.
const program = `
import asyncio, locale, os, platform, random, sys, threading, time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
import requests

def compute(n):
    total = 0
    for i in range(n):
        total += i * i
    time.sleep(random.random() / 10)
    return total, os.getpid(), time.perf_counter()

def get(i):
    answer = requests.get(f'https://api.example/items/{i}')
    compute(20_000)
    return answer.json()['id'], threading.current_thread().name

async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(4) as processes, ThreadPoolExecutor(5) as threads:
        sleeps = [asyncio.create_task(asyncio.sleep(random.random(), i)) for i in range(20)]
        jobs = [loop.run_in_executor(processes, compute, 100_000 + 1_000 * i) for i in range(10)]
        gets = [loop.run_in_executor(threads, get, i) for i in range(10)]
        done, pending = await asyncio.wait([*sleeps, *jobs, *gets], timeout=0.4)
        print([each.result() for each in done])
        for each in asyncio.as_completed(pending):
            print(await each, repr(time.perf_counter()))

if __name__ == '__main__':
    print(sys.version, sys.executable, sys.path, sys.argv[1:], sorted(os.environ.items()))
    print(platform.platform(), sys._emscripten_info, locale.getlocale(), time.tzname, time.ctime(), os.stat('/lib').st_mtime)
    asyncio.run(main())
    print(id(object()), repr(time.time()), hash('text'), random.random())
`

const jobs: Readonly<Record<string, Job>> = {
	'a call of a suite': {
		kind: 'suite',
		language: 'py',
		files: { 'all.py': called },
		suite,
		cases: ['tells all'],
		seed: 7,
	},
	'a program': {
		kind: 'program',
		language: 'py',
		files: { 'main.py': program },
		main: 'main.py',
		clock: 'pure',
		shell: { args: ['one', 'two'] },
		trace: true,
		web,
		seed: 7,
	},
}

/** All that a run told, but for what it took by the world's clock. */
interface Told {
	report: object
	text: string
}

function toldBy(report: RunReport, events: readonly RunEvent[]): Told {
	expect(report, JSON.stringify(report)).toMatchObject({ status: 'finished' })
	const text = events.map((e) => (e.type === 'output' ? e.text : '')).join('')
	expect(text).not.toBe('')
	const cases = 'cases' in report ? report.cases.map(({ name, status }) => ({ name, status })) : []
	return { report: { ...report, cases }, text }
}

async function inNode(job: Job): Promise<Told> {
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

/** In a browser of a computer that is far away. */
async function inChromium({ page }: Page, job: Job): Promise<Told> {
	const devtools = await page.context().newCDPSession(page)
	await devtools.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Kathmandu' })
	const events: RunEvent[] = []
	const onEvent = (event: RunEvent) => void events.push(event)
	return toldBy(await runJob(runtimeInPage(page, 'pyodide', ['py']), job, { onEvent }), events)
}

/** The same page, served by the same host, in a Firefox as Debian has it, for somebody in Nepal. */
async function inFirefox({ url }: Page, job: Job, executablePath: string): Promise<Told> {
	const home = await mkdtemp(join(tmpdir(), 'interleave-firefox-'))
	// As root, Firefox can start no sandbox.
	const env = { ...process.env, HOME: home, MOZ_DISABLE_CONTENT_SANDBOX: '1' }
	const extraPrefsFirefox = { 'intl.accept_languages': 'ne-NP' }
	const options = { executablePath, headless: true, env, extraPrefsFirefox }
	const browser = await launch({ browser: 'firefox', ...options })
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

const firefox = findFirefox()

/** What three engines may take to load Python on a computer that is busy with other things, in milliseconds. */
const patience = 300_000

let page: Page

beforeAll(async () => {
	page = await openPage()
}, patience)

afterAll(() => page[Symbol.asyncDispose]())

describe.for(Object.entries(jobs))('%s tells the same to the last digit', ([, job]) => {
	let node: Told

	beforeAll(async () => {
		node = await inNode(job)
	}, patience)

	test('again in Node', { timeout: patience }, async () => {
		expect(await inNode(job)).toEqual(node)
	})

	test('in Chromium', { timeout: patience }, async () => {
		expect(await inChromium(page, job)).toEqual(node)
	})

	test.skipIf(firefox === undefined)(
		`in Firefox${firefox === undefined ? ' (there is none on this computer: apt-get install firefox-esr)' : ''}`,
		{ timeout: patience },
		async () => {
			expect(await inFirefox(page, job, firefox ?? '')).toEqual(node)
		},
	)
})
