import { expect, test } from 'vitest'
import { trackTimers } from './pending.ts'

/** The timers of this realm, where they can be replaced without anybody else noticing. */
function tracked() {
	const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
	const scope = { ...globalThis, setTimeout, clearTimeout, setInterval, clearInterval }
	return { scope, timers: trackTimers(scope) }
}
const no = () => false
const yes = () => true

test('it is quiet when no timer is left', async () => {
	const { scope, timers } = tracked()
	const done: string[] = []
	scope.setTimeout(() => {
		done.push('first')
		scope.setTimeout((text: string) => done.push(text), 10, 'second')
	}, 10)
	await timers.quiet(no, yes)
	expect(done).toEqual(['first', 'second'])
})

test('a timer that is cleared is not waited for', async () => {
	const { scope, timers } = tracked()
	scope.clearTimeout(scope.setTimeout(() => {}, 60_000))
	scope.clearInterval(scope.setInterval(() => {}, 60_000))
	await timers.quiet(no, yes)
})

test('an interval keeps it busy until it is cleared', async () => {
	const { scope, timers } = tracked()
	let ticks = 0
	const interval = scope.setInterval(() => {
		if (++ticks === 3) scope.clearInterval(interval)
	}, 5)
	await timers.quiet(no, yes)
	expect(ticks).toBe(3)
})

test('what is pending elsewhere is waited for', async () => {
	const { timers } = tracked()
	let asked = 0
	await timers.quiet(() => ++asked < 5, yes)
	expect(asked).toBeGreaterThanOrEqual(5)
})

test('it takes longer to believe while the program is still being evaluated', async () => {
	const { timers } = tracked()
	let evaluated = false
	setTimeout(() => (evaluated = true), 100)
	await timers.quiet(no, () => evaluated)
	expect(evaluated).toBe(true)
})
