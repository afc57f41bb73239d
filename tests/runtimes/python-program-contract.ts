import { describe, expect, test } from 'vitest'
import { runJob } from '../../src/runtimes/run-job.ts'
import type { Runtime } from '../../src/runtimes/runtime.ts'
import type { Tried } from './program-contract.ts'
import {
	computesForEver,
	leavesGarbage,
	napsInAPool,
	poolsOfTheirOwn,
	pythonProgram,
	waitsForLong,
} from './python-submissions.ts'
import { lastTold, namesOf } from './told.ts'

/** What every runtime of Python does with a program; `python-contract.ts` calls it. */
export function pythonProgramContract({
	run,
	expectNextGrade,
	runtime,
}: Tried & { runtime: () => Runtime }): void {
	test('it runs to the end of its threads, in the order of a desk', async () => {
		const { report, output } = await run(
			pythonProgram(
				"import atexit, threading, time\natexit.register(print, 'last')\nthreading.Thread(target=lambda: (time.sleep(0.05), print('thread'))).start()\nprint('first')",
			),
		)
		expect(output).toBe('first\nthread\nlast\n')
		expect(report).toEqual({ status: 'finished', cases: [], tampering: [] })
	})
	test('an error that nobody caught ends it, with a traceback and its place', async () => {
		const { report, output } = await run(pythonProgram("print('before')\n{}['key']"))
		expect(output).toBe(
			[
				'before',
				'Traceback (most recent call last):',
				'  File "main.py", line 2, in <module>',
				"    {}['key']",
				'    ~~^^^^^^^',
				"KeyError: 'key'",
				'',
			].join('\n'),
		)
		expect(report).toEqual({
			status: 'threw',
			error: {
				name: 'KeyError',
				message: "'key'",
				at: { file: 'main.py', line: 2, column: 1 },
			},
		})
	})
	test('a syntax error has its place', async () => {
		const { report } = await run(pythonProgram('x = 1\nprint(x'))
		expect(report).toEqual({
			status: 'unloadable',
			message: "SyntaxError: '(' was never closed",
			at: { file: 'main.py', line: 2, column: 6 },
		})
	})
	test('it may end itself, and that is told', async () => {
		const { report, output } = await run(pythonProgram("import os\nprint('before')\nos._exit(3)"))
		expect(output).toBe('before\nThe program ended itself: os._exit(3).\n')
		expect(report).toMatchObject({ status: 'finished' })
	})
	test('one that waits for ever is told so', async () => {
		const { report } = await run(
			pythonProgram(
				'import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())',
			),
		)
		expect(report).toMatchObject({ status: 'threw', error: { name: 'Deadlock' } })
	})
	test('one that never ends is stopped, and its line is known', async () => {
		const limits = { seconds: 2, silence: 20 }
		const { report } = await run(pythonProgram('x = 0\nwhile True:\n    x += 1'), limits)
		expect(report).toMatchObject({ status: 'timed-out', stuck: true, at: { file: 'main.py' } })
		await expectNextGrade()
	})
	test.each(['pure', 'real'] as const)(
		'traced, one that computes for ever has told what it did: %s clock',
		async (clock) => {
			const { report, events } = await run(pythonProgram(computesForEver, { clock, trace: true }), {
				seconds: 4,
				silence: 20,
			})
			expect(report).toMatchObject({ status: 'timed-out', stuck: true })
			const { trace, requests } = lastTold(events)
			expect(namesOf(trace)).toEqual(['Task-1', 'Task-2', 'Task-3'])
			const [last, waits] = [trace?.events.at(-1), trace?.events.at(-2)]
			expect(last).toMatchObject({ then: 'stopped', place: { file: 'main.py', line: 6 } })
			expect(waits).toMatchObject({ then: 'waits', on: { kind: 'sleep' }, place: { line: 10 } })
			expect(requests.entries).toEqual([])
		},
	)
	test('traced, one that waits for long has told what it did', async () => {
		const { report, events } = await run(
			pythonProgram(waitsForLong, { clock: 'real', trace: true }),
			{ seconds: 2, silence: 20 },
		)
		expect(report).toMatchObject({ status: 'timed-out' })
		const { trace } = lastTold(events)
		expect(namesOf(trace)).toEqual(['Task-1', 'Task-2'])
		const ran = trace?.events.filter(({ what }) => what === 'ran') ?? []
		expect(ran.at(-1)).toMatchObject({
			then: 'waits',
			on: { kind: 'sleep' },
			place: { line: 5 },
		})
	})
	test('its clock can be virtual, and is the same every time then', async () => {
		const program = pythonProgram(
			'import random, time\nt = time.perf_counter()\ntime.sleep(100)\nprint(time.perf_counter() - t, random.random())',
			{ clock: 'pure' },
		)
		const [first, again] = [await run(program), await run(program)]
		expect(first.output).toMatch(/^100\.0000\d+ 0\.\d+\n$/)
		expect(again.output).toBe(first.output)
	})
	test('to tell what a program has done lets nothing of it run while everybody waits', async () => {
		const { report, output } = await run(
			pythonProgram(leavesGarbage, { clock: 'real', trace: true }),
			{ seconds: 20, silence: 20 },
		)
		expect(output).toBe('slept\n')
		expect(report).toMatchObject({ status: 'finished' })
	})
	test('what is played back and stopped on the way has told what it did', async () => {
		const program = pythonProgram(waitsForLong, { clock: 'pure', replay: true, trace: true })
		const { report, events } = await run(program, { seconds: 1, silence: 20 })
		expect(report).toMatchObject({ status: 'timed-out', stuck: false })
		const { trace, seconds, shownTo } = lastTold(events)
		// Those after them shut the loop down.
		expect(namesOf(trace).slice(0, 2)).toEqual(['Task-1', 'Task-2'])
		expect(seconds).toBeGreaterThan(100)
		expect(shownTo).toBeGreaterThan(0)
		expect(shownTo).toBeLessThan(60)
	})
	test.each([
		["'it did nothing'", 'ValueError'],
		["('ran', 1, 0, 1, 'slept', None, None, None)", 'invalid_value'],
	])(
		'what it wrote into its own trace is not believed, and the next one runs: %s',
		async (lie, cause) => {
			const spoilt = `import asyncio\nprint('first')\nasyncio.Handle._run.__globals__['_events'].append(${lie})`
			const { report, output } = await run(pythonProgram(spoilt, { trace: true }))
			expect(output).toBe('first\n')
			expect(report).toEqual({
				status: 'crashed',
				message: expect.stringMatching(
					new RegExp(`^What the program did cannot be read, as when it .* of it: .*${cause}`),
				) as unknown,
			})
			await expectNextGrade()
		},
	)
	test('what the virtual clock was quick about can be played back in its time', async () => {
		const source = "import time\nprint('first')\ntime.sleep(2)\nprint('second')"
		const program = pythonProgram(source, { clock: 'pure', replay: true })
		let first = 0
		let between = 0
		await runJob(runtime(), program, {
			onEvent: (event) => {
				if (event.type !== 'output') return
				if (event.text === 'first\n') first = performance.now()
				if (event.text === 'second\n') between = performance.now() - first
			},
		})
		// The first may come late on a busy computer; how exact it is, playback.test.ts tells.
		expect(between).toBeGreaterThan(1_000)
	})
	describe('whose pools have interpreters of their own', () => {
		test('computes by the rules of spawn', async () => {
			const { output, report } = await run(
				pythonProgram(poolsOfTheirOwn, { cores: 2, trace: true }),
			)
			expect(output.trimEnd().split('\n')).toEqual([
				"[[7, True, '__mp_main__', 45], [7, True, '__mp_main__', 4950], [7, True, '__mp_main__', 499500]] []",
				"ZeroDivisionError('division by zero') True PicklingError",
				'in SpawnPoolWorker-',
				'[1, 2] True',
				'BrokenProcessPool',
			])
			expect(report).toMatchObject({ status: 'finished', cases: [], tampering: [] })
		})
		test('computes beside each other for real, on so many cores and no more', async () => {
			const two = await run(pythonProgram(napsInAPool, { cores: 2, trace: true }))
			expect(two.output).toBe('2 interpreters, beside each other: True\n')
			const one = await run(pythonProgram(napsInAPool, { cores: 1, trace: true }))
			expect(one.output).toBe('1 interpreters, beside each other: False\n')
		})
		test('ends with all of them when it is thrown away', async () => {
			const sandbox = await runtime().open()
			const forEver = `import os
from concurrent.futures import ProcessPoolExecutor
def spin():
    print('in it', flush=True)
    while True: pass
if __name__ == '__main__':
    with ProcessPoolExecutor(1) as pool:
        pool.submit(spin).result()`
			const { promise: begun, resolve } = Promise.withResolvers<void>()
			const running = sandbox.run(pythonProgram(forEver, { cores: 1 }), (event) => {
				if (event.type === 'output' && event.text.startsWith('in it')) resolve()
			})
			await Promise.race([begun, running])
			const rejected = expect(running).rejects.toThrow('thrown away')
			await sandbox[Symbol.asyncDispose]()
			await rejected
		})
	})
	test('a main file that is not there is named', async () => {
		const { report } = await run(pythonProgram('', { main: 'start.py' }))
		expect(report).toEqual({
			status: 'unloadable',
			message: 'There is no file start.py to run.',
		})
	})
}
