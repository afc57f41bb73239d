import { expect, test } from 'vitest'
import { createUncaught, type Uncaught } from './uncaught.ts'

type Hear = (reason: unknown) => { ours: boolean }

/** Stands where the engine stands: rejections are reported in the order they happened, a task later. */
function hearing(): { uncaught: Uncaught; hear: Hear; errors: unknown[] } & Disposable {
	const errors: unknown[] = []
	let hear: Hear = () => ({ ours: false })
	const uncaught = createUncaught((given) => (hear = given))
	// vitest listens too, and would fail the run.
	const before = process.rawListeners('unhandledRejection')
	process.removeAllListeners('unhandledRejection')
	process.on('unhandledRejection', hear)
	return {
		uncaught,
		hear,
		errors,
		[Symbol.dispose]() {
			process.removeAllListeners('unhandledRejection')
			for (const listener of before) process.on('unhandledRejection', listener as () => void)
		},
	}
}

test('every rejection that came before is heard before it has settled', async () => {
	using world = hearing()
	world.uncaught.listen((error) => world.errors.push(error))
	void Promise.reject('first')
	void (async () => {
		await Promise.resolve()
		throw 'second' // eslint-disable-line @typescript-eslint/only-throw-error
	})()
	await Promise.resolve()
	await world.uncaught.settled()
	expect(world.errors).toEqual(['first', 'second'])
})

test('the rejection that marks the end is ours alone', async () => {
	using world = hearing()
	world.uncaught.listen((error) => world.errors.push(error))
	await world.uncaught.settled()
	await world.uncaught.settled()
	expect(world.errors).toEqual([])
})

test('what came before anybody listened is handed over', () => {
	using world = hearing()
	world.hear('early')
	world.uncaught.listen((error) => world.errors.push(error))
	expect(world.errors).toEqual(['early'])
})

test('it settles also when the report is taken away', async () => {
	using world = hearing()
	process.removeAllListeners('unhandledRejection')
	process.on('unhandledRejection', () => {})
	await world.uncaught.settled()
	expect(world.errors).toEqual([])
})
