import { describe, expect, test, vi } from 'vitest'
import type { RunEvent, RunReport } from '../course/report.ts'
import { createRegistry, type ContainerState, type Loaded } from './registry.ts'
import type { ProgramJob, Runtime } from './runtime.ts'

const job: ProgramJob = { kind: 'program', language: 'ts', files: {}, main: 'main.ts', seed: 1 }
const finished: RunReport = { status: 'finished', cases: [], tampering: [] }
const crashed: RunReport = { status: 'crashed', message: 'gone' }

/** A runtime whose sandboxes do as they are told, and are counted. */
function scripted(name: string, run: () => Promise<RunReport>, open = async () => {}) {
	const tally = { opened: 0, closed: 0 }
	const runtime: Runtime = {
		name,
		languages: ['ts'],
		obstacle: () => undefined,
		async open() {
			await open()
			tally.opened += 1
			return {
				async run(_, onEvent) {
					onEvent({ type: 'alive' })
					return run()
				},
				async [Symbol.asyncDispose]() {
					tally.closed += 1
				},
			}
		},
	}
	return { runtime, tally }
}

class ScriptedKeeper extends EventTarget {
	state: ContainerState = { status: 'idle' }
	readonly open = vi.fn(async (): Promise<never> => new Promise(() => undefined))
	readonly retry = vi.fn()
	become(state: ContainerState): void {
		this.state = state
		this.dispatchEvent(new Event('change'))
	}
}

function setUp({
	webcontainer = scripted('webcontainer', async () => finished),
	worker = scripted('worker', async () => finished),
	setting = 'auto',
}: {
	webcontainer?: ReturnType<typeof scripted>
	worker?: ReturnType<typeof scripted>
	setting?: 'auto' | 'off'
} = {}) {
	const keeper = new ScriptedKeeper()
	const openTerminal = vi.fn(async () => {
		throw new Error('no shell here')
	})
	const load = vi.fn(async (): Promise<Loaded> => ({
		keeper,
		runtime: webcontainer.runtime,
		openTerminal,
	}))
	const registry = createRegistry({
		webcontainer: setting,
		runnerUrl: '/runner.mjs',
		worker: worker.runtime,
		load,
	})
	return { registry, keeper, load, worker, webcontainer }
}

/** Long enough for everything that was put off until now to have happened: a turn of the timers, twice. */
async function aWhile(): Promise<void> {
	for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setTimeout(resolve))
}

async function run(runtime: Runtime): Promise<{ report: RunReport; ranOn: string[] }> {
	const events: RunEvent[] = []
	await using sandbox = await runtime.open()
	const report = await sandbox.run(job, (event) => void events.push(event))
	return { report, ranOn: events.flatMap((e) => (e.type === 'started' ? [e.runtime] : [])) }
}

/** Runs the first job, which begins to load WebContainer, and lets that come up. */
async function warmUp({ registry, keeper }: ReturnType<typeof setUp>): Promise<void> {
	await run(registry.choose())
	await vi.waitFor(() => expect(keeper.open).toHaveBeenCalled())
	keeper.become({ status: 'up' })
}

describe('auto', () => {
	test('nothing is loaded before the first job', () => {
		const { registry, load } = setUp()
		expect(registry.container).toEqual({ status: 'idle' })
		expect(load).not.toHaveBeenCalled()
	})

	test('the worker serves every job until WebContainer is up', async () => {
		const { registry, load } = setUp()
		const onWorker = { report: finished, ranOn: ['worker'] }
		await expect(run(registry.choose())).resolves.toEqual(onWorker)
		await vi.waitFor(() => expect(registry.container.status).toBe('booting'))
		await expect(run(registry.choose())).resolves.toEqual(onWorker)
		expect(load).toHaveBeenCalledOnce()
	})

	test('nothing boots beside the first job: it has the machine to itself until it is over', async () => {
		const { promise: report, resolve: end } = Promise.withResolvers<RunReport>()
		const { registry, load } = setUp({ worker: scripted('worker', () => report) })
		const sandbox = await registry.choose().open()
		const ran = sandbox.run(job, () => undefined)
		await aWhile()
		end(finished)
		await ran
		await aWhile()
		expect(load).not.toHaveBeenCalled()
		expect(registry.container.status).toBe('idle')
		await sandbox[Symbol.asyncDispose]()
		await vi.waitFor(() => expect(load).toHaveBeenCalledOnce())
		expect(registry.container.status).toBe('booting')
	})

	test('WebContainer boots also where the worker cannot be opened', async () => {
		const refuse = () => Promise.reject(new Error('no workers here'))
		const { registry, load } = setUp({ worker: scripted('worker', async () => finished, refuse) })
		await expect(registry.choose().open()).rejects.toThrow('no workers here')
		await vi.waitFor(() => expect(load).toHaveBeenCalledOnce())
	})

	test('WebContainer serves as soon as it is up', async () => {
		const parts = setUp()
		await warmUp(parts)
		const { ranOn } = await run(parts.registry.choose())
		expect(ranOn).toEqual(['webcontainer'])
	})

	test('the worker serves where WebContainer is unavailable, and the cause is there to read', async () => {
		const parts = setUp()
		await warmUp(parts)
		const unavailable: ContainerState = {
			status: 'unavailable',
			cause: { kind: 'offline', sentence: 'You are offline.' },
		}
		parts.keeper.become(unavailable)
		expect(parts.registry.container).toEqual(unavailable)
		expect((await run(parts.registry.choose())).ranOn).toEqual(['worker'])
	})

	test('a page hears of each change', async () => {
		const parts = setUp()
		const heard: string[] = []
		parts.registry.onchange = () => heard.push(parts.registry.container.status)
		await warmUp(parts)
		expect(heard).toEqual(['booting', 'up'])
	})

	test('code of WebContainer that does not arrive costs the learner nothing', async () => {
		const { registry, load } = setUp()
		load.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
		expect((await run(registry.choose())).ranOn).toEqual(['worker'])
		await vi.waitFor(() => expect(registry.container.status).toBe('unavailable'))
		registry.retry()
		await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(2))
	})
})

describe('falling back', () => {
	test.each([
		['crashes', async () => crashed],
		['dies', () => Promise.reject(new Error('no sign of life'))],
	])('the worker runs the same job when WebContainer %s', async (_, die) => {
		const webcontainer = scripted('webcontainer', die)
		const parts = setUp({ webcontainer })
		await warmUp(parts)
		await expect(run(parts.registry.choose())).resolves.toEqual({
			report: finished,
			ranOn: ['webcontainer', 'worker'],
		})
		expect(webcontainer.tally).toEqual({ opened: 1, closed: 1 })
		expect(parts.worker.tally).toEqual({ opened: 2, closed: 2 })
	})

	test('the worker runs the job when WebContainer cannot be opened', async () => {
		const refuse = () => Promise.reject(new Error('not to be had'))
		const parts = setUp({ webcontainer: scripted('webcontainer', async () => finished, refuse) })
		await warmUp(parts)
		expect((await run(parts.registry.choose())).ranOn).toEqual(['worker'])
	})

	test('a sandbox that is closed in the middle of a run does not start it again', async () => {
		let die: (error: Error) => void = () => undefined
		const dying = new Promise<RunReport>((_, reject) => (die = reject))
		const parts = setUp({ webcontainer: scripted('webcontainer', () => dying) })
		await warmUp(parts)
		const sandbox = await parts.registry.choose().open()
		const ran = sandbox.run(job, () => undefined)
		await sandbox[Symbol.asyncDispose]()
		die(new Error('closed'))
		await expect(ran).rejects.toThrow('closed')
		expect(parts.worker.tally.opened).toBe(1)
	})

	test('a crash of the worker is the last word, for there is nothing behind it', async () => {
		const worker = scripted('worker', async () => crashed)
		const registry = createRegistry({
			webcontainer: 'off',
			runnerUrl: '/runner.mjs',
			worker: worker.runtime,
		})
		expect((await run(registry.choose())).report).toEqual(crashed)
	})
})

describe('pins', () => {
	test('worker: WebContainer is not even loaded', async () => {
		const { registry, load } = setUp()
		registry.pin = 'worker'
		expect((await run(registry.choose())).ranOn).toEqual(['worker'])
		await aWhile()
		expect(load).not.toHaveBeenCalled()
	})

	test('worker: pinned while the first job runs, it keeps WebContainer from being loaded after', async () => {
		const { registry, load } = setUp()
		const chosen = registry.choose()
		registry.pin = 'worker'
		await run(chosen)
		await aWhile()
		expect(load).not.toHaveBeenCalled()
	})

	test('webcontainer: the first job waits for it', async () => {
		const { registry } = setUp()
		registry.pin = 'webcontainer'
		expect((await run(registry.choose())).ranOn).toEqual(['webcontainer'])
	})

	test('webcontainer: pinning tries again what failed, and overrules a guess', async () => {
		const parts = setUp()
		await warmUp(parts)
		const cause = { kind: 'ios', sentence: 'Too little memory.' } as const
		parts.keeper.become({ status: 'unavailable', cause })
		parts.registry.pin = 'webcontainer'
		await vi.waitFor(() => expect(parts.keeper.retry).toHaveBeenCalledWith({ insist: true }))
	})
})

describe('a site that has switched it off', () => {
	test('never loads WebContainer, whatever the learner pins', async () => {
		const { registry, load } = setUp({ setting: 'off' })
		registry.pin = 'webcontainer'
		registry.retry()
		expect((await run(registry.choose())).ranOn).toEqual(['worker'])
		await expect(registry.openTerminal({ cols: 80, rows: 24 })).rejects.toThrow(/does not use/)
		await aWhile()
		expect(load).not.toHaveBeenCalled()
		expect(registry.container).toMatchObject({ status: 'unavailable', cause: { kind: 'off' } })
	})
})
