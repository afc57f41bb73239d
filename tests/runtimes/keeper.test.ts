import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunEvent } from '../../src/course/report.ts'
import { buildKeeper, buildRunner } from '../../src/library/build-runner.ts'
import { buildNodePython } from '../../src/library/node-python.ts'
import { limited } from '../../src/runtimes/deadline.ts'
import { createKeepers } from '../../src/runtimes/keeper.ts'
import { keepingRuntime } from '../../src/runtimes/process.ts'
import { runJob } from '../../src/runtimes/run-job.ts'
import type { Runtime, Job } from '../../src/runtimes/runtime.ts'
import { gradeJob } from './submissions.ts'
import { gradePython } from './python-submissions.ts'

// Many suites in Python share a process, each in a thread of its own.

/** A suite with one case, which does as it is told and writes where it runs. */
const oneCase = (body: string) => `
	import { load, script } from '#kit/python'
	import { expect, test } from 'vitest'
	const exercise = load('./solution/exercise.py')
	test('is there', async () => {
		console.log(process.pid, process.cwd(), globalThis.left)
		${body}
	})`

describe('a process that keeps Python', () => {
	let runtime: Runtime & AsyncDisposable
	beforeAll(async () => {
		const [runner, keeper, python] = await Promise.all([
			buildRunner(),
			buildKeeper(),
			buildNodePython(),
		])
		runtime = await keepingRuntime({ runner, keeper, python })
	})
	afterAll(() => runtime[Symbol.asyncDispose]())

	const run = async (job: Job, seconds = 60, onOutput: (text: string) => void = () => {}) => {
		let output = ''
		const onEvent = (event: RunEvent) => {
			if (event.type !== 'output') return
			output += event.text
			onOutput(event.text)
		}
		const report = await runJob(limited(runtime, { seconds, silence: 20 }), job, { onEvent })
		return { report, output }
	}
	const runSuite = (body: string, answer = 'return 1', seconds?: number) =>
		run({ ...gradePython(answer, { suite: oneCase(body) }), cases: ['is there'] }, seconds)
	const passing = { status: 'finished', cases: [{ status: 'passed' }] }
	const processOf = (output: string) => output.split(' ')[0] ?? ''

	test('serves one job after another, and none finds what another left', async () => {
		const first = await runSuite(`
			globalThis.left = 'by the first'
			await script('import builtins, asyncio; builtins.left = 1; asyncio.sleep = None')`)
		const second = await runSuite(`
			const { value } = await script('import builtins, asyncio; result = [hasattr(builtins, "left"), asyncio.sleep is None]')
			expect(value).toEqual([false, false])`)
		expect(first.report).toMatchObject(passing)
		expect(second.report).toMatchObject(passing)
		expect(processOf(second.output)).toBe(processOf(first.output))
		expect(second.output).toContain('undefined')
	})

	test('runs programs, too, and each ends alone', async () => {
		const program = (text: string) =>
			run({
				kind: 'program',
				language: 'py',
				main: 'main.py',
				seed: 1,
				files: { 'main.py': text },
				clock: 'pure',
			})
		const [right, wrong] = await Promise.all([
			program('import time\ntime.sleep(3600)\nprint(6 * 7)\n'),
			program('raise ValueError(3)\n'),
		])
		expect(right).toMatchObject({ report: { status: 'finished' }, output: '42\n' })
		expect(wrong.report).toMatchObject({ status: 'threw', error: { name: 'ValueError' } })
		expect((await runSuite('')).report).toMatchObject(passing)
	})

	test('serves two at a time with two processes', async () => {
		const [one, other] = await Promise.all([runSuite(''), runSuite('')])
		expect(one.report).toMatchObject(passing)
		expect(other.report).toMatchObject(passing)
		expect(processOf(one.output)).not.toBe(processOf(other.output))
	})

	test('ends a suite that does not end, and goes on with the next', async () => {
		const { report, output } = await runSuite('for (;;);', 'return 1', 2)
		expect(report).toMatchObject({ status: 'timed-out', during: 'is there' })
		const after = await Promise.all([runSuite(''), runSuite('')])
		expect(after.map((one) => one.report)).toMatchObject([passing, passing])
		expect(after.map((one) => processOf(one.output))).toContain(processOf(output))
	})

	test('ends a job that has not begun, and never begins it', async () => {
		const [runner, keeper, python] = await Promise.all([
			buildRunner(),
			buildKeeper(),
			buildNodePython(),
		])
		const args = [keeper, runner, join(python.folder, 'pyodide.asm.wasm'), '256']
		const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const
		const keepers = createKeepers(() => spawn(process.execPath, args, { stdio: [...stdio] }))
		// A new process has Python to compile first. A job that began would say that there is no such file.
		const running = keepers.run('/nowhere.json')
		let heard = ''
		running.hear(
			(text) => (heard += text),
			() => {},
		)
		await running.end()
		expect(await running.ended).toEqual({ code: 1, killer: null, words: '' })
		expect(heard).toBe('')
		await keepers.end()
	})

	test('passes on what a job wrote, to its last character, and no more', async () => {
		const write = `process.on('message', ({ run, mark }) => process.stdout.write(run + mark + ' 3 a b\\n'))`
		const keepers = createKeepers(() =>
			spawn(process.execPath, ['-e', write], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }),
		)
		for (const written of ['', 'a line\n', '\n\n', 'one\nand a half', 'half']) {
			const running = keepers.run(written)
			let heard = ''
			running.hear(
				(text) => (heard += text),
				() => {},
			)
			expect(await running.ended).toEqual({ code: 3, killer: null, words: 'a b' })
			expect(heard).toBe(written)
		}
		await keepers.end()
	})

	test('is replaced when somebody kills it, and the job in it is told', async () => {
		const job = { ...gradePython('return 1', { suite: oneCase('for (;;);') }), cases: ['is there'] }
		const kill = (text: string) => void process.kill(Number(processOf(text)), 'SIGKILL')
		const { report, output } = await run(job, 60, kill)
		expect(report).toMatchObject({ status: 'crashed' })
		const next = await runSuite('')
		expect(next.report).toMatchObject(passing)
		expect(processOf(next.output)).not.toBe(processOf(output))
	})

	test('a suite that uses up its memory ends its thread alone', async () => {
		const { report, output } = await runSuite(
			'for (const all = [];;) all.push(new Array(1e5).fill(0.5))',
		)
		const message = expect.stringContaining('used up its memory') as string
		expect(report).toMatchObject({ status: 'finished', cases: [{ error: { message } }] })
		const next = await runSuite('')
		expect(next.report).toMatchObject(passing)
		expect(output).not.toBe('')
	})

	test('gives TypeScript a process of its own', async () => {
		const { report } = await run(gradeJob('passes'))
		expect(report).toMatchObject({ status: 'finished', tampering: [] })
	})

	test('leaves no process and no folder', async () => {
		const ends = await keepingRuntime({
			runner: await buildRunner(),
			keeper: await buildKeeper(),
			python: await buildNodePython(),
		})
		let output = ''
		const job = { ...gradePython('return 1', { suite: oneCase('') }), cases: ['is there'] }
		await runJob(ends, job, {
			onEvent: (event) => void (output += event.type === 'output' ? event.text : ''),
		})
		const [pid = '', folder = ''] = output.split(' ')
		expect(existsSync(folder)).toBe(true)
		await ends[Symbol.asyncDispose]()
		expect(existsSync(folder)).toBe(false)
		expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH')
	})
})
