import { expect, test } from 'vitest'
import type { RunEvent, RunReport } from '../../src/course/report.ts'
import type { Job } from '../../src/runtimes/runtime.ts'
import { expectOurselvesUnseen } from './endings.ts'
import { programJob } from './submissions.ts'
import { lastTold, namesOf } from './told.ts'

/** What came of a job. */
export interface Ran {
	report: RunReport
	events: RunEvent[]
	output: string
	seconds: number
}

/** A runtime that is open, as its contract tries it. */
export interface Tried {
	run: (job: Job, limits?: { seconds: number; silence: number }) => Promise<Ran>
	/** After a job of any kind the next one is graded, in a fresh sandbox and soon. */
	expectNextGrade: () => Promise<void>
}

/** What every runtime of TypeScript does with a program; `contract.ts` calls it. */
export function programContract({ run, expectNextGrade }: Tried): void {
	test('it ends when all that it began has ended', async () => {
		const { report, output } = await run(programJob('program-waits-and-fetches'))
		expect(output).toBe("first\nitem { id: '7' }\nfloating\nlast\n")
		expect(report).toEqual({ status: 'finished', cases: [], tampering: [] })
	})

	test('an error that nobody caught ends it, with its place', async () => {
		const { report, output } = await run(programJob('program-throws'))
		expect(output).toBe('before\n')
		expect(report).toEqual({
			status: 'threw',
			error: {
				name: 'TypeError',
				message: 'no way',
				at: { file: 'main.ts', line: 4, column: 8 },
			},
		})
	})

	test('a rejection that nobody caught ends it', async () => {
		const { report } = await run(programJob('program-rejects'))
		const error = { name: 'Error', message: 'nobody listens', at: { line: 2 } }
		expect(report).toMatchObject({ status: 'threw', error })
	})

	test('it may end itself, and that is told', async () => {
		const { report, output } = await run(programJob('program-exits'))
		expect(output).toBe('before\nThe program ended itself: process.exit(3).\n')
		expect(report).toMatchObject({ status: 'finished' })
	})

	test('from a shell it has arguments, an exit code, and its requests are told', async () => {
		const job = programJob('program-waits-and-fetches')
		const main = `${job.files['main.ts'] ?? ''}\nconsole.log(process.argv.slice(1)); process.exit(3)`
		const shell = { args: ['a', '-b'] }
		const { report, output } = await run({
			...job,
			files: { ...job.files, 'main.ts': main },
			shell,
		})
		expect(output).toContain("[ 'main.ts', 'a', '-b' ]\n")
		expect(output).not.toContain('ended itself')
		expect(report).toMatchObject({
			status: 'finished',
			facts: { exitCode: 3, requests: { entries: [{ status: 200 }], peak: 1 } },
		})
	})

	test('traced, it tells what its async functions did', async () => {
		const { report } = await run({ ...programJob('program-exits'), files: traced, trace: true })
		const events = 'facts' in report ? (report.facts?.trace?.events ?? []) : []
		const created = events.flatMap((e) => (e.what === 'created' ? [[e.name, e.by]] : []))
		expect(created).toEqual([
			['main.ts', undefined],
			['nap', 1],
			['nap #2', 1],
			['fails', 1],
		])
		const waits = events.flatMap((e) =>
			e.what === 'ran' ? [[e.task, e.then, e.place?.line, e.on]] : [],
		)
		expect(waits).toEqual([
			[2, 'waits', 3, { kind: 'sleep' }],
			[3, 'waits', 3, { kind: 'sleep' }],
			[1, 'waits', 9, { kind: 'task', name: 'Promise.all' }],
			[3, 'done', undefined, undefined],
			[2, 'done', undefined, undefined],
			[4, 'failed', undefined, undefined],
			[1, 'waits', 10, { kind: 'task', task: 4 }],
			[1, 'done', undefined, undefined],
		])
	})

	test('traced, it tells what its threads did, and who waited for them', async () => {
		const job = { ...programJob('program-exits'), files: threaded, trace: true }
		const { report, output } = await run(job)
		expect(output).toBe('610 6765 55 55 listeners: 0 Worker\n')
		const events = 'facts' in report ? (report.facts?.trace?.events ?? []) : []
		const created = events.flatMap((e) =>
			e.what === 'created' ? [[e.name, e.kind, e.runs, e.by]] : [],
		)
		expect(created).toEqual([
			['main.ts', undefined, 'main.ts', undefined],
			['counter', 'thread', 'thread.ts', 1],
		])
		const ran = events.filter((e) => e.what === 'ran')
		const forThread = { kind: 'thread', task: 2 }
		const waited = ran.filter(({ task }) => task === 1).map(({ on }) => on)
		expect(waited).toEqual([
			forThread,
			{ kind: 'sleep' },
			forThread,
			{ kind: 'sleep' },
			forThread,
			{ kind: 'thread', name: 'Promise.all' },
			expect.anything(),
			undefined,
		])
		const thread = ran.filter(({ task }) => task === 2)
		const [one, two] = thread
		const waits = { then: 'waits', on: { kind: 'other', name: 'a message' } }
		expect(thread).toMatchObject([waits, waits, ...thread.slice(2, -1), { then: 'cancelled' }])
		// It computed for 60 ms, waited until it was asked again, and computed for 60 more.
		expect(seconds(one)).toBeGreaterThan(0.055)
		expect(seconds(two)).toBeGreaterThan(0.055)
		const asked = ran.filter(({ task }) => task === 1)[2]
		expect(two?.from).toBeGreaterThanOrEqual(Number(asked?.from))
		expect(Number(two?.from) - Number(one?.to)).toBeGreaterThan(0.05)
	})

	test('to be traced changes nothing of what happens when', async () => {
		const plain = await run({ ...programJob('program-exits'), files: { 'main.ts': inOrder } })
		const job = { ...programJob('program-exits'), files: { 'main.ts': inOrder } }
		const { output, report } = await run({ ...job, trace: true })
		expect(plain.output).toMatch(/^1 [\d ]+\n$/)
		expect(output).toBe(plain.output)
		expectOurselvesUnseen(report)
	})

	test('one that waits for nothing is told so', async () => {
		const { report, output } = await run(programJob('program-waits-forever'))
		expect(output).toBe('before\n')
		const error = { message: expect.stringContaining('top-level await') as string }
		expect(report).toMatchObject({ status: 'threw', error })
	})

	test('one that never ends is stopped', async () => {
		const limits = { seconds: 1, silence: 5 }
		const { report, events } = await run(programJob('program-never-ends'), limits)
		expect(report).toMatchObject({ status: 'timed-out', stuck: false })
		expect(events.filter(({ type }) => type === 'traced')).toEqual([])
		await expectNextGrade()
	})

	test('traced, one that waits for ever has told what it did before it is stopped', async () => {
		const job = { ...programJob('program-waits-and-fetches'), files: waitsForEver, trace: true }
		const { report, events } = await run(job, { seconds: 1.5, silence: 5 })
		expect(report).toMatchObject({ status: 'timed-out', stuck: false })
		const { trace, requests, seconds } = lastTold(events)
		expect(namesOf(trace)).toEqual(['main.ts', 'ticks'])
		expect(trace?.events.at(-1)).toMatchObject({ task: 2, then: 'waits', place: { line: 3 } })
		expect(trace?.events.length).toBeGreaterThan(10)
		expect(requests.entries).toHaveLength(1)
		expect(seconds).toBeGreaterThan(0.5)
	})

	test('traced, one that loops for ever has told where, and what it did', async () => {
		const job = { ...programJob('program-exits'), files: loopsForEver, trace: true }
		const { report, events } = await run(job, { seconds: 20, silence: 2.5 })
		const at = { file: 'main.ts', line: 5 }
		expect(report).toMatchObject({ status: 'timed-out', stuck: true, at })
		const { trace, seconds } = lastTold(events)
		expect(namesOf(trace)).toEqual(['main.ts', 'nap', 'counts'])
		const [naps, ...stopped] = trace?.events.filter(({ what }) => what === 'ran') ?? []
		expect(naps).toMatchObject({ task: 2, then: 'waits' })
		expect(stopped).toMatchObject([
			{ task: 3, then: 'stopped', place: at },
			{ task: 1, then: 'stopped' },
		])
		expect(seconds).toBeGreaterThan(1)
		await expectNextGrade()
	})

	test('what computes for long and comes to its end is not stopped for its loops', async () => {
		const job = { ...programJob('program-exits'), files: countsForLong, trace: true }
		const { report, output } = await run(job, { seconds: 20, silence: 2.5 })
		expect(report).toMatchObject({ status: 'finished' })
		expect(output).toBe('counted\n')
	})

	test('a main file that is not there is named', async () => {
		const job = { ...programJob('program-exits'), main: 'start.ts' }
		const { report } = await run(job)
		const message = 'There is no file start.ts to run.'
		expect(report).toEqual({ status: 'unloadable', message })
	})
}

/** A program that asks once, and ticks in line 3. */
const waitsForEver = {
	'main.ts': `const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
async function ticks() {
	for (;;) await wait(10)
}
await Promise.all([fetch('https://api.example/items/1'), ticks()])
`,
}

/** A program that computes in line 5, and lets nobody else go on. */
const loopsForEver = {
	'main.ts': `const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const nap = async () => { await wait(1) }
async function counts() {
	let n = 0
	while (n >= 0) n = (n + 1) % 7
}
await Promise.all([nap(), counts()])
`,
}

/** A program that computes for a second and a half, and gives way once in between. */
const countsForLong = {
	'main.ts': `for (const ms of [700, 800]) {
	const end = performance.now() + ms
	while (performance.now() < end);
	await new Promise((resolve) => setTimeout(resolve))
}
console.log('counted')
`,
}

/** A program whose tasks are known, one in line 9 and one in line 10. */
const traced = {
	'main.ts': `const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
async function nap(ms: number) {
	await wait(ms)
}
const fails = async () => {
	throw new Error('on purpose')
}
try {
	await Promise.all([nap(120), nap(20)])
	await fails()
} catch {}
`,
}

/** A program with a thread that is asked again and again, and computes for 60 ms each time. */
const threaded = {
	'main.ts': `import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const thread = new Worker(new URL('./thread.ts', import.meta.url), { name: 'counter', workerData: 15 })
const [first] = await once(thread, 'message')
await wait(200)
thread.postMessage(20)
const second = await new Promise((resolve) => thread.once('message', resolve))
thread.postMessage(10)
const answer = once(thread, 'message')
await wait(1)
const [third] = await answer
thread.postMessage(10)
const [[fourth]] = await Promise.all([once(thread, 'message')])
await thread.terminate()
console.log(first, second, third, fourth, 'listeners:', thread.listenerCount('message'), thread.constructor.name)
`,
	'thread.ts': `import { parentPort, workerData } from 'node:worker_threads'
function count(n: number): number {
	const end = performance.now() + 60
	while (performance.now() < end);
	return fibonacci(n)
}
const fibonacci = (n: number): number => (n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2))
parentPort?.postMessage(count(workerData))
parentPort?.on('message', (n) => parentPort?.postMessage(count(n)))
`,
}

function seconds(stretch: { from: number; to: number } | undefined): number {
	return stretch ? stretch.to - stretch.from : NaN
}

/** A program that prints numbers in an order that one turn more or less of an `await` changes. */
const inOrder = `const said: number[] = []
const say = (n: number) => void said.push(n)
async function plain() { say(1); await null; say(2) }
async function returns(): Promise<number> { return plain().then(() => 3) }
async function awaits() { return await returns() }
async function* gives() { try { yield 4; yield Promise.resolve(5) } finally { await null; say(6) } }
async function takes() { for await (const n of gives()) { say(n); if (n === 5) break } say(7) }
async function rejects() { throw new Error('no') }
async function catches() { try { await rejects() } catch { say(8) } finally { await null; say(9) } }
async function nothing() {}
await nothing()
const arrow = async (n: number) => ({ n: await Promise.resolve(n) }).n
class Box { async open() { await this.inside(); say(10) } inside = async () => { await undefined; say(11) } }
queueMicrotask(() => say(12))
const all = [plain(), awaits().then(say), takes(), catches(), arrow(13).then(say), new Box().open()]
Promise.resolve().then(() => say(14)).then(() => say(15)).then(() => say(16)).then(() => say(17))
await Promise.all(all)
for await (const n of [Promise.resolve(18), 19]) say(n)
outer: for (let i = 20; i < 23; i++) for (const n of [i, 99]) if (n === 99) continue outer; else say(n)
let n = 23
do say(n); while (++n < 25)
while (n < 27) { say(n); n++ }
again: while (n < 30) for (;;) if (n++ % 2) continue again; else { say(n); break }
const make = () => class { static count = 0; static { while (this.count < 2) this.count++ } }
class Counts { static #n = 0; static { again: do { if (this.#n++ < 3) continue again } while (this.#n < 4) } }
if (make().count + Number(Counts.name === 'Counts') !== 3) say(0)
for (const key in { a: 1, b: 2 }) if (key === 'b') say(27)
console.log(said.join(' '))
`
