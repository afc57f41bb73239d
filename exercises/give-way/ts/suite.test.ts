import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { workThrough } from './solution/give-way.ts'

/** Lets it double that many numbers, while others wait for a turn: a timer, an immediate and a message. */
async function workInLab(items: number) {
	/** How many items were worked on in one go, each time until one of the others had its turn. */
	const goes = [0]
	let calls = 0
	const { value, seconds } = await inLab(undefined, async () => {
		const others = askForTurns(() => goes.unshift(0))
		function double(number: number): number {
			calls++
			goes[0] = (goes[0] ?? 0) + 1
			others.ask()
			return number * 2
		}
		try {
			return await workThrough(
				double,
				Array.from({ length: items }, (_, index) => index),
			)
		} finally {
			others.close()
		}
	})
	return { results: value, calls, goes: goes.reverse(), seconds }
}

/** Waits for a turn of the event loop in all ways that it has, so that it does not matter how one gives way. */
function askForTurns(onTurn: () => void) {
	const { port1, port2 } = new MessageChannel()
	const ways: ((done: () => void) => void)[] = [
		(done) => setTimeout(done, 0),
		(done) => {
			port1.onmessage = done
			port2.postMessage('a turn, please')
		},
	]
	if ('setImmediate' in globalThis) ways.push((done) => setImmediate(done))
	const waiting = new Set<(done: () => void) => void>()
	return {
		ask() {
			for (const way of ways.filter((each) => !waiting.has(each))) {
				waiting.add(way)
				way(() => {
					waiting.delete(way)
					onTurn()
				})
			}
		},
		close: () => port1.close(),
	}
}

/** One run serves all cases that ask the same. */
const runs = new Map<number, ReturnType<typeof workInLab>>()
function work(items: number): ReturnType<typeof workInLab> {
	const run = runs.get(items) ?? workInLab(items)
	runs.set(items, run)
	return run
}

const doubled = (items: number) => Array.from({ length: items }, (_, index) => index * 2)

test('gives the results of all items in their order', async () => {
	const { results } = await work(150)
	expect(results).toEqual(doubled(150))
})

test('works on each item once', async () => {
	const { calls } = await work(150)
	expect(calls, 'calls of the work for 150 items').toBe(150)
})

test('lets others run while it works', async () => {
	const { goes } = await work(300)
	expect(goes[0], 'items before anybody else had a turn').toBeLessThan(300)
})

test('works on at most a hundred items before others run', async () => {
	const { goes } = await work(300)
	expect(Math.max(...goes), 'most items in one go').toBeLessThanOrEqual(100)
})

test('takes hardly longer than the work', async () => {
	const { seconds } = await work(300)
	expect(seconds, 'seconds for work that takes none').toBeLessThan(0.15)
})
