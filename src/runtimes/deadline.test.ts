import { expect, onTestFinished, test, vi } from 'vitest'
import type { RunEvent, RunReport } from '../course/report.ts'
import { limited, type Limits } from './deadline.ts'
import { fakeRuntime } from './fake.ts'
import { runJob } from './run-job.ts'
import type { Job, Runtime } from './runtime.ts'

const job: Job = {
	kind: 'suite',
	language: 'ts',
	files: {},
	suite: '',
	cases: ['one', 'two'],
	seed: 1,
}
const one = { status: 'passed', name: 'one', ms: 1 } as const
const events: RunEvent[] = [
	{ type: 'case-started', name: 'one' },
	{ type: 'case-ended', case: one },
	{ type: 'case-started', name: 'two' },
]

/** Says that it is alive for ever, and nothing else. */
function beating(): Runtime & { disposed: number } {
	const runtime = {
		...fakeRuntime({}),
		disposed: 0,
		open: () => {
			let timer: NodeJS.Timeout | undefined
			return Promise.resolve({
				run: (_: Job, onEvent: (event: RunEvent) => void) => {
					timer = setInterval(() => onEvent({ type: 'alive' }), 20)
					return new Promise<never>(() => {})
				},
				[Symbol.asyncDispose]: () => {
					clearInterval(timer)
					runtime.disposed += 1
					return Promise.resolve()
				},
			})
		},
	}
	return runtime
}

/** Says what it is told to, and never ends. */
function obedient(): Runtime & { say: (event: RunEvent) => void } {
	const runtime = {
		...fakeRuntime({}),
		say: (_: RunEvent) => {},
		open: () =>
			Promise.resolve({
				run: (_: Job, onEvent: (event: RunEvent) => void) => {
					runtime.say = onEvent
					return new Promise<never>(() => {})
				},
				[Symbol.asyncDispose]: () => Promise.resolve(),
			}),
	}
	return runtime
}

test('a run within its limits is passed on as it is', async () => {
	const report = { status: 'finished', cases: [one], tampering: [] } as const
	const heard: RunEvent[] = []
	const runtime = limited(
		fakeRuntime({ events, report: { ...report, cases: [one], tampering: [] } }),
		{
			seconds: 5,
		},
	)
	expect(await runJob(runtime, job, { onEvent: (event) => void heard.push(event) })).toEqual(report)
	expect(heard).toEqual(events)
	expect(runtime.name).toBe('fake')
})

test('a run that falls silent is stuck, and the case it was in is named', async () => {
	const runtime = limited(fakeRuntime({ events }), { seconds: 60, silence: 0.2 })
	expect(await runJob(runtime, job)).toMatchObject({
		status: 'timed-out',
		stuck: true,
		during: 'two',
		cases: [one],
	})
})

test('a run that is alive and takes too long is not stuck, and its sandbox is gone', async () => {
	const runtime = beating()
	const report = await runJob(limited(runtime, { seconds: 0.3, silence: 0.2 }), job)
	expect(report).toEqual({
		status: 'timed-out',
		after: expect.closeTo(0.3, 0) as number,
		stuck: false,
		cases: [],
	})
	expect(runtime.disposed).toBeGreaterThan(0)
})

test('silence before the first word is a slow start, not a stuck run', async () => {
	const runtime = limited(fakeRuntime({}), { seconds: 0.5, silence: 0.1 })
	expect(await runJob(runtime, job)).toMatchObject({ status: 'timed-out', stuck: false })
})

test('what is said after the end is not heard', async () => {
	const heard: RunEvent[] = []
	const late = obedient()
	const runtime = limited(late, { seconds: 0.2 })
	await runJob(runtime, job, { onEvent: (event) => void heard.push(event) })
	late.say({ type: 'alive' })
	expect(heard).toEqual([])
})

test('our own fault rejects, as without a limit', async () => {
	const runtime = limited(fakeRuntime({ report: new Error('no disk') }), { seconds: 1 })
	await expect(runJob(runtime, job)).rejects.toThrow('no disk')
})

/** A clock that only these hands move, and a run that says what it is told to. */
function byHand(limits: Limits) {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
	let now = performance.now()
	const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
	onTestFinished(() => {
		vi.useRealTimers()
		clock.mockRestore()
	})
	const runtime = obedient()
	let report: RunReport | undefined
	void runJob(limited(runtime, limits), job).then((value) => (report = value))
	return {
		report: () => report,
		beat: (preparing = false) => runtime.say({ type: 'alive', ...(preparing && { preparing }) }),
		/** Time passes in which nobody gets a turn. */
		sleep: (seconds: number) => void (now += seconds * 1_000),
		/** Time passes, in which the page gets its turn as often as it wants, or once every `turn` seconds. */
		pass: async (seconds: number, turn = 0.1) => {
			for (let i = 0; i < Math.round(seconds / turn); i++) {
				now += turn * 1_000
				await vi.advanceTimersByTimeAsync(100)
			}
		},
	}
}

test('a page that is held up itself, again and again, takes nobody for stuck', async () => {
	const { report, beat, pass } = byHand({ seconds: 10, silence: 2.5 })
	await pass(0.1)
	beat()
	await pass(5, 1)
	expect(report()).toBeUndefined()
	await pass(1.1)
	expect(report()).toMatchObject({ status: 'timed-out', stuck: true })
})

test('a run that has come back from long silences is given longer ones, and no more time in all', async () => {
	const { report, beat, pass } = byHand({ seconds: 12, silence: 2.5 })
	await pass(0.1)
	beat()
	await pass(1)
	beat()
	await pass(3.5)
	expect(report()).toBeUndefined()
	beat()
	await pass(8)
	expect(report()).toMatchObject({ status: 'timed-out', after: 12, stuck: false })
})

test('a run that has come back from a silence is stuck when the next one is much longer', async () => {
	const { report, beat, pass } = byHand({ seconds: 12, silence: 2.5 })
	await pass(0.1)
	beat()
	await pass(1)
	beat()
	await pass(4.2)
	expect(report()).toMatchObject({ status: 'timed-out', stuck: true })
})

test('what is heard first after a sleep does not count the sleep as a silence', async () => {
	const { report, beat, pass, sleep } = byHand({ seconds: 10, silence: 2.5 })
	await pass(0.1)
	beat()
	sleep(3_600)
	beat()
	await pass(2.7)
	expect(report()).toMatchObject({ status: 'timed-out', stuck: true })
})

test('a run whose preparations end in a sleep is given no more than its time after it', async () => {
	const { report, beat, pass, sleep } = byHand({ seconds: 2, silence: 60 })
	await pass(0.1)
	sleep(3_600)
	beat(true)
	await pass(2.2)
	expect(report()).toMatchObject({ status: 'timed-out', after: 2 })
})

test('a computer that slept in the middle of a run takes none of its time', async () => {
	const { report, beat, pass } = byHand({ seconds: 10 })
	await pass(0.1)
	const goOn = async (seconds: number) => {
		for (let i = 0; i < seconds * 10; i++) {
			beat()
			await pass(0.1)
		}
	}
	await goOn(5)
	await pass(3_600, 3_600)
	await goOn(4.5)
	expect(report()).toBeUndefined()
	await goOn(0.5)
	expect(report()).toMatchObject({ status: 'timed-out', stuck: false })
})
