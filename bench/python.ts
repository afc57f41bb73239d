import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Page } from '@playwright/test'
import { buildPage, openPage, policyWith, webAssembly } from '../cli/page-host.ts'
import { runtimeInPage } from '../cli/page-runtime.ts'
import { root, runTool } from '../cli/tool.ts'
import type { RunEvent, RunReport } from '../src/course/report.ts'
import { buildPython } from '../src/library/build-python.ts'
import { limited } from '../src/runtimes/deadline.ts'
import { runJob } from '../src/runtimes/run-job.ts'
import type { Job, ProgramJob } from '../src/runtimes/runtime.ts'
import { stepping, switching } from './python/programs.ts'
import { tenJob } from './python/ten-job.ts'

// Python in the page: how long a learner waits, and what the machine beneath it costs.

// `node bench/python.ts 5 step` measures in five rounds what has "step" in its name.
const rounds = Number(process.argv[2] ?? 11)
const only = process.argv[3] ?? ''
const { folder } = await buildPython()
const ten = await tenJob()

await using stack = new AsyncDisposableStack()
const built = await mkdtemp(join(tmpdir(), 'interleave-bench-'))
stack.defer(() => rm(built, { recursive: true, force: true }))
await buildPage(join(root, 'tests/runtimes/python-page'), built)
const { page } = stack.use(
	await openPage({
		folder: built,
		mounts: { python: folder },
		// As the site's own headers have it for files whose names are their hashes.
		headers: {
			...policyWith(webAssembly),
			'cache-control': 'public, max-age=31536000, immutable',
		},
	}),
)
const runtime = runtimeInPage(page, 'pyodide', ['py'])

const ways: Record<string, () => Promise<number>> = {
	'first output of a program, warm': () => timeFirstOutput(),
	'ten cases, click to verdict, warm': () => timeTen(),
	'ten cases, vitest run with Pyodide in Node': () => timeVitest(),
	'an interpreter, its files cached': () => timeCold(page),
	'after a runaway: the next verdict': () => timeRecovery(),
	'a switch of threads, µs': () => timeInside(switching),
	'a step of a task, µs': () => timeInside(stepping),
	'a step of a task, traced, µs': () => timeInside(stepping, { trace: true }),
}

const times = new Map<string, number[]>()
for (let round = -1; round < rounds; round++) {
	for (const [name, take] of Object.entries(ways)) {
		if (!name.includes(only)) continue
		const figure = await take()
		// The first round fills caches and counts for nobody.
		if (round >= 0) times.set(name, [...(times.get(name) ?? []), figure])
	}
	console.log(`round ${round + 1} of ${rounds}`)
}
console.log(`\n${'Python, ms'.padEnd(46)} median     min     max`)
for (const [name, all] of times) {
	const sorted = all.toSorted((a, b) => a - b)
	const at = (index: number) => (sorted.at(index) ?? NaN).toFixed(1).padStart(7)
	console.log(`${name.padEnd(46)}${at(Math.floor(sorted.length / 2))} ${at(0)} ${at(-1)}`)
}
await weigh()

async function timeRun(job: Job, until: (event: RunEvent) => boolean): Promise<number> {
	// The spare interpreter boots after each run; a learner thinks longer than this.
	await page.waitForTimeout(2_500)
	const began = performance.now()
	let found: number | undefined
	const report = await runJob(runtime, job, {
		onEvent: (event) => {
			if (until(event)) found ??= performance.now() - began
		},
	})
	expectGood(report)
	return found ?? performance.now() - began
}

function timeFirstOutput(): Promise<number> {
	const files = { 'main.py': 'import asyncio, time\nprint("here")' }
	const job: Job = { kind: 'program', language: 'py', files, main: 'main.py', seed: 1 }
	return timeRun(job, (event) => event.type === 'output')
}

function timeTen(): Promise<number> {
	return timeRun(ten, () => false)
}

async function timeVitest(): Promise<number> {
	const began = performance.now()
	const { code, stdout, stderr } = await runTool(
		'vitest',
		['run', '--config', 'bench/python/vitest.config.ts'],
		{ stdio: ['ignore', 'pipe', 'pipe'] },
	)
	const ms = performance.now() - began
	if (code !== 0 || !stdout.includes('10 passed'))
		throw new Error(`vitest did not pass the ten cases:\n${stdout}${stderr}`)
	return ms
}

/** A page that is opened again: everything is in the browser's cache, and nothing is running. */
async function timeCold(page: Page): Promise<number> {
	await page.reload()
	const began = performance.now()
	await using _ = await runtime.open()
	return performance.now() - began
}

async function timeRecovery(): Promise<number> {
	const files = { 'main.py': 'while True: pass' }
	const job: Job = { kind: 'program', language: 'py', files, main: 'main.py', seed: 1 }
	await runJob(limited(runtime, { seconds: 1 }), job)
	const began = performance.now()
	expectGood(await runJob(runtime, { ...ten, cases: [] }))
	return performance.now() - began
}

/** A program that measures itself, on the clock that counts computing, and prints one number. */
async function timeInside(source: string, more: Partial<ProgramJob> = {}): Promise<number> {
	let text = ''
	const job: Job = {
		kind: 'program',
		language: 'py',
		files: { 'main.py': source },
		main: 'main.py',
		clock: 'hybrid',
		seed: 1,
		...more,
	}
	expectGood(
		await runJob(runtime, job, {
			onEvent: (event) => {
				if (event.type === 'output') text += event.text
			},
		}),
	)
	return Number(text)
}

async function weigh(): Promise<void> {
	const names = [
		'pyodide.asm.wasm',
		'pyodide.asm.mjs',
		'pyodide.mjs',
		'library.zip',
		'machine.zip',
		'packages.zip',
	]
	let sum = 0
	console.log('\nwhat the first who asks for Python fetches, kB of brotli')
	for (const name of names) {
		const { length } = await promisify(brotliCompress)(await readFile(join(folder, name)))
		sum += length
		console.log(`  ${(length / 1000).toFixed(0).padStart(6)}  ${name}`)
	}
	console.log(`  ${(sum / 1000).toFixed(0).padStart(6)}  together`)
}

function expectGood(report: RunReport): void {
	const isGood =
		report.status === 'finished' && report.cases.every(({ status }) => status === 'passed')
	if (!isGood) throw new Error(`A run of the bench went wrong: ${JSON.stringify(report)}`)
}
