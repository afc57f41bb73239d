import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { inLab } from './lab.ts'

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Everything the lab replaces: who owns it, and its name. */
const replaced: [object, string][] = [
	...[
		'setTimeout',
		'setInterval',
		'setImmediate',
		'clearTimeout',
		'clearInterval',
		'clearImmediate',
		'Date',
		'fetch',
	].map((name): [object, string] => [globalThis, name]),
	[Date.prototype, 'constructor'],
	[performance, 'now'],
	[performance, 'timeOrigin'],
	[process, 'hrtime'],
	[AbortSignal, 'timeout'],
	[MessagePort.prototype, 'postMessage'],
	[Blob.prototype, 'text'],
	[SubtleCrypto.prototype, 'digest'],
]

const descriptors = () =>
	replaced.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name))

test('puts back exactly what was there', async () => {
	const before = descriptors()
	const during = (await inLab(undefined, descriptors)).value
	const after = descriptors()
	for (const [at, [, name]] of replaced.entries()) {
		expect(during[at]?.value, name).not.toBe(before[at]?.value)
		expect(Object.entries(after[at] ?? {}), name).toEqual(Object.entries(before[at] ?? {}))
		for (const key of ['value', 'get', 'set'] as const) {
			expect(Object.is(after[at]?.[key], before[at]?.[key]), `${name} ${key}`).toBe(true)
		}
	}
})

test('puts back what was there when the work fails or is stuck', async () => {
	const before = globalThis.setTimeout
	await inLab(undefined, () => Promise.reject(new Error('no')))
	expect(globalThis.setTimeout).toBe(before)
	await inLab(undefined, () => new Promise(() => undefined)).catch(() => undefined)
	expect(globalThis.setTimeout).toBe(before)
	expect(globalThis.Date.now()).toBeGreaterThan(0)
})

test('puts back what was there over what the work put there', async () => {
	const before = globalThis.setTimeout
	await inLab(undefined, () => {
		Object.assign(globalThis, { setTimeout: () => 'mine' })
	})
	expect(globalThis.setTimeout).toBe(before)
})

test('leaves no half of itself behind where it cannot get in', async () => {
	const before = globalThis.setTimeout
	const abort = Object.getOwnPropertyDescriptor(AbortSignal, 'timeout')
	const frozen = Object.create(null, { timeout: { value: 1 } })
	const realSignal = globalThis.AbortSignal
	globalThis.AbortSignal = frozen
	await expect(inLab(undefined, () => 1)).rejects.toThrow(TypeError)
	globalThis.AbortSignal = realSignal
	expect(globalThis.setTimeout).toBe(before)
	expect(Object.getOwnPropertyDescriptor(AbortSignal, 'timeout')).toEqual(abort)
	expect((await inLab(undefined, () => 1)).value).toBe(1)
})

test('moves every clock by the same time', async () => {
	const read = () => ({
		now: Date.now(),
		date: new Date().getTime(),
		performance: performance.now(),
		hrtime: Number(process.hrtime.bigint()) / 1e6,
		fromOrigin: performance.timeOrigin + performance.now(),
	})
	const { value } = await inLab(undefined, async () => {
		const before = read()
		await sleep(1500)
		return { before, after: read() }
	})
	for (const [name, before] of Object.entries(value.before)) {
		expect(Object.entries(value.after)).toContainEqual([name, before + 1500])
	}
	expect(value.after.fromOrigin).toBe(value.after.now)
})

test('never goes back from one run to the next', async () => {
	const first = await inLab(undefined, async () => {
		await sleep(5000)
		return [Date.now(), performance.now()]
	})
	const second = await inLab(undefined, () => [Date.now(), performance.now()])
	expect(second.value[0]).toBeGreaterThan(first.value[0] ?? Infinity)
	expect(second.value[1]).toBeGreaterThan(first.value[1] ?? Infinity)
})

test('keeps all that Date can do', async () => {
	const made = new Date(0)
	const run = await inLab(undefined, () => {
		expect(Date()).toBe(new Date().toString())
		expect(new Date(2020, 1, 2).getFullYear()).toBe(2020)
		expect(Date.UTC(1970, 0, 1)).toBe(0)
		expect(Date.parse('1970-01-01T00:00:00Z')).toBe(0)
		expect(made).toBeInstanceOf(Date)
		expect(new Date()).toBeInstanceOf(Date)
		expect(new Date().constructor).toBe(Date)
		class Day extends Date {}
		expect(new Day()).toBeInstanceOf(Day)
		expect(new Day().getTime()).toBe(Date.now())
	})
	expect(run.error).toBeUndefined()
})

test('fires an interval until it is cleared', async () => {
	const run = await inLab(undefined, async () => {
		const times: number[] = []
		const start = Date.now()
		const timer = setInterval(() => {
			times.push(Date.now() - start)
			if (times.length === 3) clearInterval(timer)
		}, 100)
		await sleep(1000)
		return times
	})
	expect(run.value).toEqual([100, 200, 300])
	expect(run.timersLeft).toBe(0)
})

test('hands its arguments to a timer, and waits at least a millisecond', async () => {
	const run = await inLab(
		undefined,
		() => new Promise((resolve) => setTimeout(resolve, 0, 'given')),
	)
	expect(run.value).toBe('given')
	expect(run.seconds).toBe(0.001)
})

test('runs an immediate before time moves', async () => {
	const run = await inLab(undefined, async () => {
		const order: string[] = []
		setTimeout(() => order.push('timer'), 1)
		setImmediate(() => order.push('immediate'))
		clearImmediate(setImmediate(() => order.push('cleared')))
		await sleep(1)
		return order
	})
	expect(run.value).toEqual(['immediate', 'timer'])
})

test("has what Node's timers have", async () => {
	const run = await inLab(undefined, async () => {
		const rung: string[] = []
		const timer = setTimeout(() => rung.push('refreshed'), 100)
		expect(timer.unref().hasRef()).toBe(false)
		expect(timer.ref().hasRef()).toBe(true)
		const byNumber = setTimeout(() => rung.push('cleared by its number'), 100)
		clearTimeout(+byNumber)
		await sleep(60)
		timer.refresh()
		await sleep(60)
		expect(rung).toEqual([])
		await sleep(60)
		return rung
	})
	expect(run.value).toEqual(['refreshed'])
})

test('lets a timer be made into a promise', async () => {
	const run = await inLab(undefined, () => promisify(setTimeout)(200, 'value'))
	expect(run.value).toBe('value')
	expect(run.seconds).toBe(0.2)
})

test('refuses a timer without a function', async () => {
	const run = await inLab(undefined, () => {
		Reflect.apply(setTimeout, undefined, ['alert(1)', 10])
	})
	expect(run.error).toBeInstanceOf(TypeError)
})

test('clears a real timer that was set before', async () => {
	let rang = false
	const real = setTimeout(() => (rang = true), 5)
	await inLab(undefined, () => clearTimeout(real))
	await sleep(20)
	expect(rang).toBe(false)
})

test('aborts a signal in virtual time', async () => {
	const run = await inLab(undefined, async () => {
		const signal = AbortSignal.timeout(3000)
		await new Promise((resolve) => signal.addEventListener('abort', resolve))
		const reason: unknown = signal.reason
		return reason
	})
	expect(run.value).toBeInstanceOf(DOMException)
	expect(run.value).toMatchObject({ name: 'TimeoutError' })
	expect(run.seconds).toBe(3)
})

test('gives real time to who kept a timer function of a run that is over', async () => {
	const { value: kept } = await inLab(undefined, () => globalThis.setTimeout)
	const start = performance.now()
	await new Promise((resolve) => void kept(resolve, 20))
	expect(performance.now() - start).toBeGreaterThan(15)
	const next = await inLab(undefined, () => new Promise((resolve) => void kept(resolve, 20)))
	expect(next.seconds).toBe(0.02)
})
