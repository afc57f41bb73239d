import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunEvent, RunReport } from '../../src/course/report.ts'
import { limited } from '../../src/runtimes/deadline.ts'
import { runJob } from '../../src/runtimes/run-job.ts'
import type { Job } from '../../src/runtimes/runtime.ts'
import type { Opened } from './contract.ts'
import { failed, finished, passed } from './endings.ts'
import { pythonProgramContract } from './python-program-contract.ts'
import { cases, firstLine, gradePython } from './python-submissions.ts'

/** What every runtime of Python does with a submission, in a page and under Node alike. */
export function pythonContract(
	name: string,
	open: () => Promise<Opened>,
	{ nextWithin }: { nextWithin: number },
) {
	describe(`Python in the runtime ${name}`, () => {
		let opened: Opened
		beforeAll(async () => {
			opened = await open()
		})
		afterAll(() => opened[Symbol.asyncDispose]())

		const run = async (job: Job, limits = { seconds: 60, silence: 20 }) => {
			const events: RunEvent[] = []
			const started = performance.now()
			const onEvent = (event: RunEvent) => void events.push(event)
			const report = await runJob(limited(opened.runtime, limits), job, { onEvent })
			const output = events.map((e) => (e.type === 'output' ? e.text : '')).join('')
			return { report, events, output, seconds: (performance.now() - started) / 1000 }
		}

		const answersOne = (error: object) =>
			finished(passed('is there'), failed('answers one', error), passed('comes last'))

		const expectNextGrade = async () => {
			const { report, seconds } = await run(gradePython('return 1'))
			expect(report).toMatchObject(finished(...cases.map(passed)))
			expect(seconds).toBeLessThan(nextWithin)
		}

		test('a right answer passes every case', async () => {
			await expectNextGrade()
		})

		test('a wrong answer fails at the suite’s assertion', async () => {
			const { report } = await run(gradePython('return 2'))
			expect(report).toMatchObject(
				answersOne({ name: 'AssertionError', expected: '1', actual: '2' }),
			)
		})

		test('an error of the learner’s has its class, its words and its place', async () => {
			const { report } = await run(gradePython("def inner():\n    raise KeyError('no')\ninner()"))
			const at = { file: 'exercise.py', line: firstLine + 1, column: 1 }
			expect(report).toMatchObject(answersOne({ name: 'KeyError', message: "'no'", at }))
			expectOurselvesUnseen(report)
		})

		test('a coroutine that was not awaited is no answer', async () => {
			const top = 'async def one():\n    return 1'
			const { report } = await run(gradePython('return one()  # awaited by the call', { top }))
			expect(report).toMatchObject(finished(...cases.map(passed)))
		})

		describe('what cannot be loaded is told before any case', () => {
			test.each([
				[
					'a syntax error',
					{ top: 'def f(:' },
					'SyntaxError: invalid syntax',
					{ line: 1, column: 7 },
				],
				[
					'an indentation',
					{ top: 'x = 1\n  y = 2' },
					'IndentationError: unexpected indent',
					{ line: 2 },
				],
				[
					'an error at the top',
					{ top: 'x = 1\ny = x / 0' },
					'ZeroDivisionError: division by zero',
					{ line: 2 },
				],
				[
					'a module that is not there',
					{ top: 'import nowhere' },
					"ModuleNotFoundError: No module named 'nowhere'",
					{ line: 1 },
				],
				['a loop without an end', { top: 'while True:\n    pass' }, 'Stopped', {}],
			])('%s', async (_, more, message, at) => {
				const { report } = await run(gradePython('return 1', more))
				expect(report).toMatchObject({
					status: 'unloadable',
					message: expect.stringContaining(message) as string,
					at: { file: 'exercise.py', ...at },
				})
				expectOurselvesUnseen(report)
			})
			test('a module that ends the process is the learner’s doing', async () => {
				const { report } = await run(gradePython('return 1', { top: 'import os\nos._exit(0)' }))
				expect(report).toMatchObject({
					status: 'unloadable',
					message: expect.stringContaining('os._exit(0)') as string,
				})
			})
		})

		describe('a loop without an end', () => {
			test('is stopped in its case, at its line', async () => {
				const { report } = await run(gradePython('x = 0\nwhile True:\n    x += 1'))
				expect(report).toMatchObject(answersOne({ name: 'Stopped', at: { file: 'exercise.py' } }))
				await expectNextGrade()
			})
			test('in a coroutine is stopped too', async () => {
				const top = 'import asyncio\nasync def spin():\n    while True:\n        pass'
				const { report } = await run(gradePython('asyncio.run(spin())', { top }))
				expect(report).toMatchObject(answersOne({ name: 'Stopped', at: { line: 4 } }))
			})
			test('that catches everything is ended with its interpreter, and the next case has a new one', async () => {
				const stubborn =
					'while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass'
				const { report } = await run(gradePython(stubborn))
				const message = expect.stringMatching(
					/could not be stopped|stopped for computing too long/,
				) as string
				expect(report).toMatchObject(answersOne({ message }))
			})
			test('inside of a C function is ended with its interpreter', async () => {
				const { report } = await run(
					gradePython('import itertools\nreturn 1 in itertools.repeat(0)'),
				)
				const message = expect.stringContaining('could not be stopped') as string
				expect(report).toMatchObject(answersOne({ message }))
				await expectNextGrade()
			})
		})

		describe('memory', () => {
			test.each([
				'bytearray(10 ** 9)',
				'"x" * 10 ** 9',
				'[bytearray(10 ** 7) for _ in range(200)]',
			])('%s is too much, and the next case runs', async (code) => {
				const { report } = await run(gradePython(`return len(${code})`))
				expect(report).toMatchObject(answersOne({ name: 'MemoryError' }))
			})
		})

		test('recursion without an end is an error of Python’s', async () => {
			const { report } = await run(gradePython('return answer()'))
			expect(report).toMatchObject(answersOne({ name: 'RecursionError' }))
		})

		test.each([
			['sys.exit(3)', { name: 'SystemExit', message: '3' }],
			['os._exit(3)', { message: expect.stringContaining('os._exit(3)') as string }],
		])('%s ends a case and not the suite', async (call, error) => {
			const { report } = await run(gradePython(`import os, sys\n${call}`))
			expect(report).toMatchObject(answersOne(error))
		})

		test('what is printed arrives with the case it belongs to', async () => {
			const { events, output } = await run(
				gradePython("import sys\nprint('é', [1])\nprint('err', file=sys.stderr)\nreturn 1"),
			)
			expect(output).toBe('é [1]\nerr\n')
			const outputs = events.filter((event) => event.type === 'output')
			expect(outputs.map(({ stream, during }) => [stream, during])).toEqual([
				['out', 'answers one'],
				['err', 'answers one'],
			])
		})

		test('a flood of output is cut, and the cut is told', async () => {
			const { report, output } = await run(
				gradePython("for i in range(20000):\n    print('line', i)\nreturn 1"),
			)
			expect(report).toMatchObject(finished(...cases.map(passed)))
			expect(output).toContain('line 0\n')
			expect(output.length).toBeLessThan(101_000)
			expect(output).toContain('… cut here')
		})

		test('a suite cannot be read by the code it judges', async () => {
			const { report } = await run(
				gradePython(
					"import os\nfor folder, _, names in os.walk('/'):\n    if any('suite' in name and name.endswith(('.js', '.ts')) for name in names):\n        return 2\nreturn 1",
				),
			)
			expect(report).toMatchObject(finished(...cases.map(passed)))
		})

		test('each call begins on a machine as if nothing had run before', async () => {
			const given = `
				import { load } from '#kit/python'
				import { expect, test } from 'vitest'
				const exercise = load('./solution/exercise.py')
				for (const [i, name] of ['is there', 'answers one', 'comes last'].entries())
					test(name, async () => {
						// The same question would not be asked again.
						const { value, seconds, trace } = await exercise.call('answer', [], { turns: 10_000_000 + i })
						expect(value).toEqual([1, 'Task-2', 'Thread-1', 'ThreadPoolExecutor-0_0', '1893488400'])
						expect(seconds).toBeCloseTo(3, 2)
						expect(trace.length).toBeGreaterThan(2)
					})`
			const top =
				'import asyncio, threading, time\nfrom concurrent.futures import ThreadPoolExecutor\ncount = 0\nasync def named():\n    await asyncio.sleep(3)\n    return asyncio.current_task().get_name()'
			const body =
				'global count\ncount += 1\nstart = str(int(time.time()))\nasync def main():\n    return await asyncio.create_task(named())\nwith ThreadPoolExecutor(1) as pool:\n    worker = pool.submit(threading.current_thread).result().name\nreturn [count, asyncio.run(main()), threading.Thread().name, worker, start]'
			const { report } = await run(gradePython(body, { top, suite: given }))
			expect(report).toMatchObject(finished(...cases.map(passed)))
		})

		test('threads take turns, and their time is virtual', async () => {
			const given = `
				import { load } from '#kit/python'
				import { expect, test } from 'vitest'
				const exercise = load('./solution/exercise.py')
				for (const name of ['is there', 'answers one', 'comes last'])
					test(name, async () => {
						const run = await exercise.call('answer')
						expect(run.value).toBe(20)
						expect(run.seconds).toBeCloseTo(2, 2)
					})`
			const top = 'import asyncio, time'
			const body =
				'async def main():\n    return len(await asyncio.gather(*(asyncio.to_thread(time.sleep, 1) for _ in range(20))))\nreturn asyncio.run(main())'
			const { report } = await run(gradePython(body, { top, suite: given }))
			expect(report).toMatchObject(finished(...cases.map(passed)))
		})

		test('a sandbox that is thrown away ends its run at once', async () => {
			const sandbox = await opened.runtime.open()
			const { promise: began, resolve } = Promise.withResolvers<undefined>()
			const running = sandbox.run(
				gradePython('import itertools\nreturn 1 in itertools.repeat(0)'),
				(event) => {
					if (event.type === 'case-started' && event.name === 'answers one') resolve(undefined)
				},
			)
			const ended = expect(running).rejects.toThrow()
			await began
			await sandbox[Symbol.asyncDispose]()
			await ended
			await expectNextGrade()
		})

		describe('with a program', () =>
			pythonProgramContract({ run, expectNextGrade, runtime: () => opened.runtime }))
	})
}

/** Nothing of ours shows in what a learner reads. */
function expectOurselvesUnseen(report: RunReport) {
	expect(JSON.stringify(report)).not.toMatch(
		/\/lib\/|machine[./]\w|pyodide|solution\/|\.mjs|wasm|\\u001b/i,
	)
}
