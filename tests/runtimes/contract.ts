import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseResult, RunEvent, RunReport } from '../../src/course/report.ts'
import { limited } from '../../src/runtimes/deadline.ts'
import { runJob } from '../../src/runtimes/run-job.ts'
import type { Job, Runtime } from '../../src/runtimes/runtime.ts'
import { endings, expectOurselvesUnseen, failed, finished, passed } from './endings.ts'
import { programContract, type Ran } from './program-contract.ts'
import { cases, gradeJob } from './submissions.ts'

/** What differs between runtimes for good reasons; all else is the same. */
export interface Facts {
	/** Whether memory runs out inside of the sandbox and is told, or only time runs out. */
	memory: 'limited' | 'unlimited'
	/** Seconds in which the next sandbox must have graded a good submission, on a busy machine. */
	nextWithin: number
}

/** An opened runtime; what it needs is closed at the end of the suite. */
export interface Opened extends AsyncDisposable {
	runtime: Runtime
	/** The longest time the page could do nothing since the last call, in milliseconds, where there is a page. */
	longestGap?: () => Promise<number>
}

/** What every runtime does with a submission; a five-line test calls it for each. */
export function runtimeContract(name: string, open: () => Promise<Opened>, facts: Facts) {
	describe(`the runtime ${name}`, () => {
		let opened: Opened
		beforeAll(async () => {
			opened = await open()
		})
		afterAll(() => opened[Symbol.asyncDispose]())

		const run = async (job: Job, limits = { seconds: 20, silence: 8 }): Promise<Ran> => {
			const events: RunEvent[] = []
			const started = performance.now()
			const onEvent = (event: RunEvent) => void events.push(event)
			const report = await runJob(limited(opened.runtime, limits), job, { onEvent })
			const output = events.map((e) => (e.type === 'output' ? e.text : '')).join('')
			return { report, events, output, seconds: (performance.now() - started) / 1000 }
		}
		const grade = (submission: string, limits?: { seconds: number; silence: number }) =>
			run(gradeJob(submission), limits)

		/** After a submission of any kind the next one is graded, in a fresh sandbox and soon. */
		const expectNextGrade = async () => {
			const { report, seconds } = await grade('passes')
			expect(report).toMatchObject(finished(...cases.map(passed)))
			expect(seconds).toBeLessThan(facts.nextWithin)
		}

		describe('with a submission that ends', () => {
			test.each(endings)('%s', async (submission, expected) => {
				const { report } = await grade(submission)
				expect(report).toMatchObject(expected)
				expectOurselvesUnseen(report)
				await expectNextGrade()
			})
		})

		describe('with a submission that never ends', () => {
			const stuckIn = (during: string | undefined, passedBefore: string[]) => ({
				status: 'timed-out',
				stuck: true,
				cases: passedBefore.map(passed),
				...(during !== undefined && { during }),
			})
			test.each([
				['loops-in-a-case', stuckIn('answers one', ['is there'])],
				['loops-in-microtasks', stuckIn('answers one', ['is there'])],
				['loops-while-loading', stuckIn(undefined, [])],
			])('%s', async (submission, expected) => {
				await opened.longestGap?.()
				const { report } = await grade(submission, { seconds: 20, silence: 2.5 })
				const at = { file: 'exercise.ts', line: lineOfLoop[submission] }
				expect(report).toMatchObject({ ...expected, at })
				// It loops for two and a half seconds or more: a page that it held would have stood still for as long. On
				// an idle machine the gap is some 20 ms; on a busy one the machine itself makes it wait, once for 1.2 s.
				const gap = (await opened.longestGap?.()) ?? 0
				expect(gap).toBeLessThan(2_000)
				await expectNextGrade()
			})

			test('waits-forever-while-loading', async () => {
				const { report } = await grade('waits-forever-while-loading', { seconds: 1.5, silence: 1 })
				expect(report).toMatchObject({ status: 'timed-out', stuck: false, cases: [] })
				await expectNextGrade()
			})

			test('eats-memory', async () => {
				const { report } = await grade('eats-memory', {
					seconds: 20,
					silence: facts.memory === 'limited' ? 15 : 2,
				})
				const limitedMemory = finished(
					passed('is there'),
					failed('answers one', { message: expect.stringContaining('memory') as string }),
					failed('comes last', { message: expect.stringContaining('Not reached') as string }),
				)
				expect(report).toMatchObject(
					facts.memory === 'limited'
						? limitedMemory
						: { status: 'timed-out', during: 'answers one' },
				)
				await expectNextGrade()
			})
		})

		test('a changed global is named, and a case that passed because of it proves nothing', async () => {
			const { report } = await grade('patches-globals')
			expect(report).toMatchObject({ status: 'finished', cases: cases.map(passed) })
			const tampering = report.status === 'finished' ? report.tampering : []
			expect(tampering).toEqual(expect.arrayContaining(['Math.max', 'fetch']))
			await expectNextGrade()
		})

		test('cases are told while they run, each in the order it begins and ends', async () => {
			const { events } = await grade('fails')
			const told = events.flatMap((event) =>
				event.type === 'case-started'
					? [`${event.name} starts`]
					: event.type === 'case-ended'
						? [`${event.case.name} ${event.case.status}`]
						: [],
			)
			expect(told).toEqual([
				'is there starts',
				'is there passed',
				'answers one starts',
				'answers one failed',
				'comes last starts',
				'comes last passed',
			])
		})

		test('what is printed arrives as Node would print it, with the case it belongs to', async () => {
			const { events, output } = await grade('prints')
			expect(output).toBe(
				[
					"one is 1 [ 1, 'two', { three: null } ]",
					"Map(1) { 'a' => 1 } Set(1) { 1 } Point { x: 1 } undefined [Function (anonymous)] -0 10n",
					'to the other stream',
					'',
				].join('\n'),
			)
			const outputs = events.filter((event) => event.type === 'output')
			expect(new Set(outputs.map((o) => o.during))).toEqual(new Set(['answers one']))
			expect(outputs.at(-1)?.stream).toBe('err')
		})

		test('a flood of output is cut, and the cut is told', async () => {
			const { report, output } = await grade('floods-the-output')
			expect(report).toMatchObject(finished(...cases.map(passed)))
			expect(output).toContain('line 0 { a: 0 }\n')
			expect(output.length).toBeLessThan(101_000)
			expect(output.slice(-200)).toMatch(
				/… cut here: a run shows 1,000 lines or 100,000 characters\.\n… and 1\d,\d\d\d more writes were left out\.\n$/,
			)
			await expectNextGrade()
		})

		test('a sandbox that is thrown away ends its run at once', async () => {
			const sandbox = await opened.runtime.open()
			const { promise: began, resolve } = Promise.withResolvers<undefined>()
			const running = sandbox.run(gradeJob('loops-in-a-case'), (event) => {
				if (event.type === 'case-started' && event.name === 'answers one') resolve(undefined)
			})
			const ended = expect(running).rejects.toThrow()
			await began
			await sandbox[Symbol.asyncDispose]()
			await ended
			await expectNextGrade()
		})

		describe('with a suite of its own kind', () => {
			const runSuite = (given: string, rest: object = {}) =>
				run(gradeJob('passes', { suite: given, ...rest }))

			test('a hook that fails fails the cases it kept from running, with its error', async () => {
				const { report, events } = await runSuite(`
					import { beforeAll, describe, test } from 'vitest'
					test('free', () => {})
					describe('held', () => {
						beforeAll(() => { throw new Error('no table') })
						test('one', () => {})
						test('two', () => {})
					})
				`)
				const error = { name: 'Error', message: 'no table' }
				expect(report).toMatchObject(
					finished(passed('free'), failed('held > one', error), failed('held > two', error)),
				)
				expect(events.filter((event) => event.type === 'case-ended')).toHaveLength(3)
			})

			test('a hook that fails at the end fails the last case', async () => {
				const { report } = await runSuite(`
					import { afterAll, test } from 'vitest'
					afterAll(() => { throw new Error('left behind') })
					test('one', () => {})
					test('two', () => {})
				`)
				const error = { message: 'left behind' }
				expect(report).toMatchObject(finished(passed('one'), failed('two', error)))
			})

			test('a request outside of the lab is refused by name, one inside is answered', async () => {
				const { report, seconds } = await runSuite(
					`
					import { inLab } from '#kit/lab'
					import { expect, test } from 'vitest'
					const url = 'https://api.example/items/7'
					test('outside', () => fetch(url))
					test('inside', async () => {
						const web = { routes: [{ url: 'https://api.example/items/{id}', delay: 60, json: { id: '{id}' } }] }
						const run = await inLab(web, async () => (await fetch(url)).json())
						expect(run.value).toEqual({ id: '7' })
						expect(run.seconds).toBe(60)
						expect(run.requests.peak).toBe(1)
					})
				`,
				)
				const message = expect.stringContaining('"https://api.example/items/7"') as string
				expect(report).toMatchObject(
					finished(failed('outside', { name: 'TypeError', message }), passed('inside')),
				)
				expect(seconds).toBeLessThan(facts.nextWithin)
			})

			test('an import that only the suite makes, and nobody can meet, is our fault', async () => {
				const { report } = await runSuite(`import 'nowhere'`)
				const message = expect.stringContaining("'nowhere'") as string
				expect(report).toMatchObject({ status: 'crashed', message })
			})

			test('it cannot be read by the code it judges', async () => {
				const spying = `
					const place = import.meta.url
					export async function answer() {
						const shown: unknown = await fetch(new URL('../suite.test.js', place)).then(
							(response) => response.text(),
							() => undefined,
						)
						return shown === undefined ? 1 : 2
					}`
				const { report } = await run(gradeJob('passes', { files: { 'exercise.ts': spying } }))
				expect(report).toMatchObject(finished(...cases.map(passed)))
			})
		})

		test('the seed alone decides what chance gives', async () => {
			const draw = async (seed: number) => {
				const files = { 'exercise.ts': 'console.log(Math.random())\nexport const answer = () => 1' }
				return (await run({ ...gradeJob('passes', { files }), seed })).output
			}
			const [first, again, other] = [await draw(1), await draw(1), await draw(2)]
			expect(first).toMatch(/^0\.\d+\n$/)
			expect(again).toBe(first)
			expect(other).not.toBe(first)
		})

		describe('with a program', () => programContract({ run, expectNextGrade }))
	})
}

/** Where the submissions loop that never end. */
const lineOfLoop: Record<string, number> = {
	'loops-in-a-case': 2,
	'loops-in-microtasks': 2,
	'loops-while-loading': 1,
}

/** The results of a report that finished, for the tests of one runtime. */
export function casesOf(report: RunReport): readonly CaseResult[] {
	return report.status === 'finished' ? report.cases : []
}
