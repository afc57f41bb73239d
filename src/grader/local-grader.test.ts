import { expect, test, vi } from 'vitest'
import type { PublishedTwin } from '../course/published.ts'
import type { RunEvent } from '../course/report.ts'
import { fakeRuntime } from '../runtimes/fake.ts'
import type { Job, Runtime } from '../runtimes/runtime.ts'
import type { Attempt } from './grader.ts'
import { localGrader } from './local-grader.ts'

const twin: PublishedTwin = {
	exercise: 'first-race',
	title: 'First race',
	language: 'ts',
	seconds: 5,
	suite: 'the suite',
	cases: ['gives the winner'],
	hintFor: { 'gives the winner': 'race-them' },
	hints: { 'race-them': ['<p>Race them.</p>'] },
	given: { 'main.ts': 'given' },
}
const attempt: Attempt = {
	exercise: 'first-race',
	language: 'ts',
	files: { 'race.ts': 'mine', 'main.ts': 'also mine' },
}
const passed = { status: 'passed', name: 'gives the winner', ms: 1 } as const
const never = new AbortController().signal
const ignore = () => {}

test('judges what the runtime reports', async () => {
	const runtime = fakeRuntime({ report: { status: 'finished', cases: [passed], tampering: [] } })
	const verdict = await localGrader(runtime, twin).grade(attempt, ignore, never)
	expect(verdict).toEqual({ status: 'passed', cases: [passed] })
})

test('lets the cases stream through', async () => {
	const events: RunEvent[] = [
		{ type: 'case-started', name: 'gives the winner' },
		{ type: 'case-ended', case: passed },
	]
	const runtime = fakeRuntime({
		events,
		report: { status: 'finished', cases: [passed], tampering: [] },
	})
	const heard: RunEvent[] = []
	await localGrader(runtime, twin).grade(attempt, (event) => heard.push(event), never)
	expect(heard).toEqual(events)
})

test('lays the given files over the attempt, so that nobody can replace them', async () => {
	const jobs: Job[] = []
	const runtime = fakeRuntime((job) => {
		jobs.push(job)
		return { report: { status: 'finished', cases: [passed], tampering: [] } }
	})
	await localGrader(runtime, twin, 7).grade(attempt, ignore, never)
	expect(jobs).toEqual([
		{
			kind: 'suite',
			language: 'ts',
			files: { 'race.ts': 'mine', 'main.ts': 'given' },
			suite: 'the suite',
			cases: ['gives the winner'],
			seed: 7,
		},
	])
})

test('takes the blame when the run breaks', async () => {
	const runtime = fakeRuntime({ report: new Error('The worker did not load.') })
	const verdict = await localGrader(runtime, twin).grade(attempt, ignore, never)
	expect(verdict).toEqual({ status: 'ungraded', reason: 'The worker did not load.' })
})

test('takes the blame when no sandbox opens', async () => {
	const runtime: Runtime = {
		...fakeRuntime({}),
		open: () => Promise.reject(new Error('There is no memory left.')),
	}
	const verdict = await localGrader(runtime, twin).grade(attempt, ignore, never)
	expect(verdict).toEqual({ status: 'ungraded', reason: 'There is no memory left.' })
})

test('rejects with the reason when it is stopped', async () => {
	const stop = new AbortController()
	const runtime = fakeRuntime({ events: [{ type: 'case-started', name: 'gives the winner' }] })
	const grading = localGrader(runtime, twin).grade(
		attempt,
		() => stop.abort(new Error('stopped by hand')),
		stop.signal,
	)
	await expect(grading).rejects.toThrow('stopped by hand')
})

test('opens nothing when it was stopped before it began', async () => {
	let opened = 0
	const runtime: Runtime = {
		...fakeRuntime({}),
		open: () => {
			opened++
			return Promise.reject(new Error('nobody asked'))
		},
	}
	const grading = localGrader(runtime, twin).grade(
		attempt,
		ignore,
		AbortSignal.abort(new Error('too late')),
	)
	await expect(grading).rejects.toThrow('too late')
	expect(opened).toBe(0)
})

test.each([
	['ts', 5],
	['py', 20],
] as const)(
	'a suite in %s that never ends is stopped after %d seconds',
	async (language, seconds) => {
		vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
		try {
			const runtime = fakeRuntime({})
			const grading = localGrader(runtime, { ...twin, language }).grade(attempt, ignore, never)
			await vi.advanceTimersByTimeAsync(seconds * 1_000 + 200)
			expect(await grading).toMatchObject({
				status: 'timed-out',
				after: expect.closeTo(seconds, 0),
			})
		} finally {
			vi.useRealTimers()
		}
	},
)
