import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunEvent } from '../../src/course/report.ts'
import { buildRunner } from '../../src/library/build-runner.ts'
import { processRuntime } from '../../src/runtimes/process.ts'
import { runJob } from '../../src/runtimes/run-job.ts'
import { runtimeContract } from './contract.ts'
import { gradeJob, programJob } from './submissions.ts'

runtimeContract(
	'process',
	async () => ({
		runtime: processRuntime({ runner: await buildRunner() }),
		[Symbol.asyncDispose]: () => Promise.resolve(),
	}),
	{ memory: 'limited', nextWithin: 5 },
)

describe('a child process', () => {
	let runner: string
	beforeAll(async () => {
		runner = await buildRunner()
	})

	const grade = async (code: string) => {
		const events: RunEvent[] = []
		const job = gradeJob('passes', { files: { 'exercise.ts': code } })
		const onEvent = (event: RunEvent) => void events.push(event)
		const report = await runJob(processRuntime({ runner }), job, { onEvent })
		const output = events.map((e) => (e.type === 'output' ? e.text : '')).join('')
		return { report, output }
	}

	const runProgram = async (code: string) => {
		const job = { ...programJob('program-exits'), files: { 'main.ts': code } }
		let output = ''
		const onEvent = (event: RunEvent) => void (output += event.type === 'output' ? event.text : '')
		await runJob(processRuntime({ runner }), job, { onEvent })
		return output
	}

	test('inherits no secret, and knows nothing of the job but its code', async () => {
		process.env['INTERLEAVE_SECRET'] = 'xyzzy'
		try {
			const { output } = await grade(`
				console.log(Object.keys(process.env).sort().join(' '), process.argv.length)
				export const answer = () => 1`)
			expect(output).toBe('HOME NO_COLOR PATH TMPDIR 2\n')
		} finally {
			delete process.env['INTERLEAVE_SECRET']
		}
	})

	test('takes along what a program started, and leaves no folder behind', async () => {
		const output = await runProgram(`
			import { spawn } from 'node:child_process'
			const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
			console.log(child.pid, process.cwd())
			process.exit()`)
		const [pid, folder] = output.trim().split(/\s/)
		expect(Number(pid)).toBeGreaterThan(0)
		// Signal 0 asks whether it is there. What was killed stays listed until its parent has looked.
		await expect.poll(() => isAlive(Number(pid)), { timeout: 5_000 }).toBe(false)
		expect(existsSync(folder ?? '')).toBe(false)
	})

	test.each(['child_process', 'node:child_process', 'node:inspector', 'node:vm', 'node:v8'])(
		'refuses %s to code that is graded',
		async (specifier) => {
			const { report } = await grade(`import * as door from '${specifier}'
				export const answer = () => (door, 1)`)
			expect(report).toMatchObject({
				status: 'unloadable',
				message: expect.stringContaining(`'${specifier}' cannot be imported here`),
			})
		},
	)

	test('lets graded code read nothing outside of its folder', async () => {
		const { report } = await grade(`import { readFileSync } from 'node:fs'
			readFileSync('/etc/hostname')
			export const answer = () => 1`)
		expect(report).toMatchObject({
			status: 'unloadable',
			message: expect.stringContaining('restricted'),
		})
	})

	test.each([
		['by the engine’s own exit', '(process as any).reallyExit(0)', 'Your code ended the process'],
		[
			'with an error nobody may catch',
			`process.removeAllListeners('unhandledRejection')
			process.removeAllListeners('uncaughtException')
			void Promise.reject(new Error('gone'))
			return new Promise((resolve) => setTimeout(resolve, 1000, 1))`,
			'Your code ended the process',
		],
		[
			'by buffers that fill the memory',
			'const kept = []; for (;;) kept.push(Buffer.alloc(50_000_000, 1))',
			'Your code used up its memory',
		],
	])('that is ended %s fails the case that ran, and those after it', async (_, code, message) => {
		const { report } = await grade(`export const answer = () => { ${code} }`)
		expect(report).toMatchObject({
			status: 'finished',
			cases: [
				{ name: 'is there', status: 'passed' },
				{ status: 'failed', error: { message: expect.stringContaining(message) as string } },
				{ status: 'failed', error: { message: expect.stringContaining('Not reached') as string } },
			],
		})
	})

	test('that ends itself while it loads is unloadable', async () => {
		const { report } = await grade('(process as any).reallyExit(0); export const answer = 1')
		expect(report).toMatchObject({
			status: 'unloadable',
			message: 'Your code ended the process that ran it (with code 0).',
		})
	})

	test('that is ended from outside is our fault', async () => {
		const files = { 'main.ts': 'console.log(process.pid); setInterval(() => {}, 1000)' }
		const report = await runJob(
			processRuntime({ runner }),
			{ ...programJob('program-exits'), files },
			{
				onEvent(event) {
					if (event.type === 'output') process.kill(Number(event.text), 'SIGKILL')
				},
			},
		)
		expect(report).toEqual({
			status: 'crashed',
			message: 'The Node process ended by SIGKILL before it could report.',
		})
	})

	test('that cannot be started is our fault', async () => {
		const runtime = processRuntime({ runner, node: '/nowhere/node' })
		const report = await runJob(runtime, gradeJob('passes'))
		expect(report).toMatchObject({ status: 'crashed' })
		expect(report).toHaveProperty('message', expect.stringContaining('Node could not be started'))
	})

	test('whose runner is not there is our fault', async () => {
		const report = await runJob(processRuntime({ runner: '/nowhere.mjs' }), gradeJob('passes'))
		expect(report).toMatchObject({ status: 'crashed' })
	})
})

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0)
	} catch {
		return false
	}
}
