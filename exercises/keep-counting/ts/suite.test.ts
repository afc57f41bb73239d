import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { computeTotal } from './solution/keep-counting.ts'
import { here } from './solution/report.ts'

/** What the report comes to for the first two months. */
const totals: Record<number, number> = { 1: 226_301, 2: 603_609 }

type Listener = (value: unknown) => void

/** Stands for a worker thread, whose answer takes a second of the lab's clock and none of the real one. */
class LabThread {
	readonly #listeners: { event: string; listener: Listener }[] = []

	constructor(month: number) {
		setTimeout(() => {
			const total = totals[month]
			if (total === undefined) this.emit('error', new RangeError(`There is no month ${month}.`))
			else this.emit('message', total)
			this.emit('exit', total === undefined ? 1 : 0)
		}, 1000)
	}

	on(event: string, listener: Listener): this {
		this.#listeners.push({ event, listener })
		return this
	}

	once(event: string, listener: Listener): this {
		return this.on(event, listener)
	}

	off(event: string, listener: Listener): this {
		const at = this.#listeners.findIndex((one) => one.event === event && one.listener === listener)
		if (at >= 0) this.#listeners.splice(at, 1)
		return this
	}

	addListener = this.on
	removeListener = this.off

	emit(event: string, value: unknown): void {
		const heard = this.#listeners.filter((one) => one.event === event)
		if (event === 'error' && heard.length === 0) throw value
		for (const { listener } of heard) listener(value)
	}
}

const startThread = (month: number): any => new LabThread(month)

test('ends without an error', async () => {
	const run = await inLab(undefined, () => computeTotal(1, startThread))
	expect(run.error, 'what it rejected with').toBeUndefined()
})

test('returns the total', async () => {
	const run = await inLab(undefined, () => computeTotal(1, startThread))
	expect(run.value).toBe(totals[1])
})

test('leaves the thread of the event loop free', async () => {
	const before = here.computed
	await inLab(undefined, () => computeTotal(1, startThread))
	expect(here.computed - before, 'totals computed on the thread of the event loop').toBe(0)
})

test('gives each of two calls its own total', async () => {
	const run = await inLab(undefined, () =>
		Promise.all([computeTotal(1, startThread), computeTotal(2, startThread)]),
	)
	expect(run.value).toEqual([totals[1], totals[2]])
})

test('lets the error of the report out', async () => {
	const run = await inLab(undefined, () => computeTotal(13, startThread))
	expect(run.error, 'what it rejected with').toBeInstanceOf(RangeError)
})
