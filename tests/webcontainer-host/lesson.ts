// A lesson with WebContainer when all goes well: against the stand-in in CI, and against the real
// service at night.
import { beforeEach, describe, expect, test } from 'vitest'
import type { RunEvent, RunReport } from '../../src/course/report.ts'
import { limited } from '../../src/runtimes/deadline.ts'
import { runJob } from '../../src/runtimes/run-job.ts'
import type { Job, ProgramJob, SuiteJob } from '../../src/runtimes/runtime.ts'
import { runtimeInPage, type Harness } from '../runtimes/browser-harness.ts'
import { reach, visit } from './open-page.ts'

export const solution = `export async function double(n: number): Promise<number> {
	await new Promise((resolve) => setTimeout(resolve, 20))
	return n * 2
}`

export const cases = ['doubles a number', 'doubles nothing']
const suite = `import { expect, test } from 'vitest'
import { double } from './solution/double'
test('${cases[0]}', async () => { expect(await double(4)).toBe(8) })
test('${cases[1]}', async () => { expect(await double(0)).toBe(0) })`

/** What `summary` says of a report in which both cases passed. */
export const passed = cases.map((name) => `passed: ${name}`)

export function suiteJob(answer = solution): SuiteJob {
	return { kind: 'suite', language: 'ts', files: { 'double.ts': answer }, suite, cases, seed: 1 }
}

/** The job of a learner whose loop never awaits. */
export const loop = suiteJob('export function double() { for (;;); }')

function programJob(main: string): ProgramJob {
	return { kind: 'program', language: 'ts', files: { 'main.ts': main }, main: 'main.ts', seed: 1 }
}

export interface Run {
	report: RunReport
	/** The runtimes that took the job, the last one last. */
	ranOn: string[]
	output: string
}

/** Runs as a lesson does: on what the registry chooses, under a time limit. */
export async function run(
	{ page }: Harness,
	job: Job,
	{ seconds = 20, onEvent }: { seconds?: number; onEvent?: (event: RunEvent) => void } = {},
): Promise<Run> {
	const events: RunEvent[] = []
	const runtime = limited(runtimeInPage(page, 'chosen'), { seconds })
	const report = await runJob(runtime, job, {
		onEvent(event) {
			events.push(event)
			onEvent?.(event)
		},
	})
	return {
		report,
		ranOn: events.flatMap((event) => (event.type === 'started' ? [event.runtime] : [])),
		output: events.flatMap((event) => (event.type === 'output' ? [event.text] : [])).join(''),
	}
}

/** The cases, when it finished; otherwise the report, so that a failure shows what there was instead. */
export function summary({ report }: Run): unknown {
	return report.status === 'finished' ? report.cases.map((c) => `${c.status}: ${c.name}`) : report
}

/** Runs the first job, on the worker, and waits for WebContainer. */
export async function warmUp(harness: Harness): Promise<void> {
	await run(harness, suiteJob())
	await reach(harness.page, 'up')
}

export function lessonTests(place: () => { harness: Harness; service: string }): void {
	describe('a lesson with WebContainer', () => {
		let harness: Harness
		beforeEach(async () => {
			harness = place().harness
			await visit(harness, place().service)
		})

		test('runs the first job on the worker and the next in real Node, with the same cases', async () => {
			const first = await run(harness, suiteJob())
			expect(first.ranOn).toEqual(['worker'])
			expect(summary(first)).toEqual(passed)
			await reach(harness.page, 'up')
			const second = await run(harness, suiteJob())
			expect(second.ranOn).toEqual(['webcontainer'])
			expect(summary(second)).toEqual(passed)
		})

		test('runs a program in real Node and shows what it writes while it runs', async () => {
			await warmUp(harness)
			const heard: string[] = []
			const job = programJob(`import { versions } from 'node:process'
				console.log('node', versions.node)
				await new Promise((resolve) => setTimeout(resolve, 600))
				console.error('done')`)
			const { report, output } = await run(harness, job, {
				onEvent: (event) => void heard.push(event.type),
			})
			expect(report.status).toBe('finished')
			expect(output).toMatch(/^node \d+\.\d+\.\d+\ndone\n$/)
			const first = heard.indexOf('output')
			expect(heard.slice(first, heard.lastIndexOf('output'))).toContain('alive')
		})

		test('loses no character of a long output, whatever the language', async () => {
			await warmUp(harness)
			// Not of one length, so that the pieces of a pipe end anywhere in a character.
			const line = 'x€éö😀 '.repeat(2_000)
			const { output } = await run(
				harness,
				programJob(`for (let i = 0; i < 7; i++) console.log(i + ${JSON.stringify(line)})`),
			)
			expect(output).toBe([0, 1, 2, 3, 4, 5, 6].map((i) => `${String(i)}${line}\n`).join(''))
		})

		test('tells the steps of the boot', async () => {
			await warmUp(harness)
			const states = await harness.page.evaluate(() => lab.states)
			const steps = states.map((s) => (s.status === 'booting' ? s.step : s.status))
			expect([...new Set(steps)]).toEqual(['loading WebContainer', 'starting Node.js', 'up'])
		})

		test('waits for WebContainer when the learner has pinned it', async () => {
			await harness.page.evaluate(() => void (lab.registry.pin = 'webcontainer'))
			expect((await run(harness, suiteJob())).ranOn).toEqual(['webcontainer'])
		})

		test('ends a loop that never awaits, and grades the next submission right', async () => {
			await warmUp(harness)
			const looped = await run(harness, loop, { seconds: 10 })
			expect(looped.report).toMatchObject({ status: 'timed-out', stuck: true, during: cases[0] })
			expect(looped.ranOn).toEqual(['webcontainer'])
			// Where only the end of all of it ended the loop, it is coming up again.
			await reach(harness.page, 'up')
			const next = await run(harness, suiteJob())
			expect(next.ranOn).toEqual(['webcontainer'])
			expect(summary(next)).toEqual(passed)
		})

		test('takes the keys of a terminal in the order in which they come, however fast', async () => {
			await harness.page.evaluate(() => lab.openTerminal({ cols: 120, rows: 24 }))
			await harness.page.evaluate(() => {
				// Big letters come from Node alone: what is typed is echoed as it is.
				const keys = `node -p "'abcdefghijklmnopqrstuvwxyz0123456789'.toUpperCase()"\r`
				for (const key of keys) lab.terminal.write(key)
			})
			const shown = () => harness.page.evaluate(() => lab.shown)
			await expect
				.poll(shown, { timeout: 10_000 })
				.toContain('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')
			await harness.page.evaluate(() => {
				lab.terminal.close()
			})
		})

		test('gives a terminal that runs what is typed in it, until it is closed', async () => {
			await harness.page.evaluate(() => lab.openTerminal({ cols: 80, rows: 24 }))
			await harness.page.evaluate(() => {
				lab.terminal.resize({ cols: 100, rows: 30 })
				lab.terminal.write('node -p "6 * 7"\r')
			})
			const shown = () => harness.page.evaluate(() => lab.shown)
			await expect.poll(shown, { timeout: 10_000 }).toMatch(/\b42\b/)
			await harness.page.evaluate(() => {
				lab.terminal.close()
			})
			const isOver = () => harness.page.evaluate(() => lab.isShellOver)
			await expect.poll(isOver, { timeout: 5000 }).toBe(true)
		})
	})
}
