import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPlayback } from './playback.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open() {
	const shown: [number, string][] = []
	const began = performance.now()
	const note = (what: string) => shown.push([performance.now() - began, what])
	const over = new AbortController()
	const at = createPlayback(() => note('alive'), over.signal)
	return { at: (when: number, what: string) => at(when, () => note(what)), shown, over }
}

test('a run that is over is shown as if it took its time', () => {
	const { at, shown } = open()
	at(0.1, 'first')
	at(0.3, 'second')
	vi.advanceTimersByTime(400)
	expect(shown).toEqual([
		[100, 'first'],
		[250, 'alive'],
		[300, 'second'],
	])
})

test('what was told first is shown first', () => {
	const { at, shown, over } = open()
	at(0.6, 'the last line')
	// As by a timer that is early.
	at(0.599, 'the end')
	at(0.6, 'after it')
	over.abort()
	vi.advanceTimersByTime(700)
	expect(shown.map(([, what]) => what)).toEqual(['the last line', 'the end', 'after it'])
})

test('a thousand lines of one moment are shown at that moment', () => {
	const { at, shown, over } = open()
	over.abort()
	for (let i = 0; i < 1_000; i++) at(0.1, 'line')
	vi.advanceTimersByTime(100)
	expect(shown.length).toBe(1_000)
})

test('what comes late is shown at once', () => {
	const { at, shown, over } = open()
	over.abort()
	at(0.1, 'one')
	vi.advanceTimersByTime(500)
	at(0.2, 'two')
	vi.advanceTimersByTime(0)
	expect(shown).toEqual([
		[100, 'one'],
		[500, 'two'],
	])
})

test('once it is over nothing tells that it is there', () => {
	const { over } = open()
	over.abort()
	expect(vi.getTimerCount()).toBe(0)
})
