import type { WebContainer } from '@webcontainer/api'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveContainer } from './live.ts'

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
	vi.useRealTimers()
})

/** One whose frame answers nothing; of the far side, no more is asked here. */
function silent() {
	const fs = { readdir: () => new Promise<string[]>(() => {}) }
	const patience = { call: 10, beat: 0.4, silence: 1.2, kill: 1 }
	return new LiveContainer({ fs } as unknown as WebContainer, patience)
}

test('counts as dead once it has been silent for as long as a run bears it', async () => {
	const live = silent()
	live.watch()
	await vi.advanceTimersByTimeAsync(1_100)
	expect(live.end).toBeUndefined()
	await vi.advanceTimersByTimeAsync(200)
	expect(live.end).toBe('died')
})

test('may be silent for longer while nothing but a terminal is open', async () => {
	const live = silent()
	live.watch(10)
	await vi.advanceTimersByTimeAsync(9_900)
	expect(live.end).toBeUndefined()
	await vi.advanceTimersByTimeAsync(200)
	expect(live.end).toBe('died')
})

test('a run that begins beside a terminal waits no longer than any', async () => {
	const live = silent()
	live.watch(10)
	await vi.advanceTimersByTimeAsync(1_000)
	live.watch()
	await vi.advanceTimersByTimeAsync(1_300)
	expect(live.end).toBe('died')
})

test('is not asked once nobody watches', async () => {
	const live = silent()
	live.watch()()
	await vi.advanceTimersByTimeAsync(60_000)
	expect(live.end).toBeUndefined()
})
