import { expect, test } from 'vitest'
import type { RunEvent } from '../course/report.ts'
import { createOutput } from './output.ts'

function writing(limits?: { lines: number; characters: number }) {
	const events: RunEvent[] = []
	const output = createOutput(
		(event) => events.push(event),
		() => 'a case',
		limits,
	)
	const text = () => events.map((e) => (e.type === 'output' ? e.text : '')).join('')
	return { output, events, text }
}

test('a write becomes one event, with its stream and its case', () => {
	const { output, events } = writing()
	output.write('err', 'hello\n')
	expect(events).toEqual([{ type: 'output', stream: 'err', text: 'hello\n', during: 'a case' }])
})

test('a long write becomes several events, and nothing of it is lost', () => {
	const { output, events, text } = writing()
	const long = 'abc'.repeat(20_000)
	output.write('out', long)
	expect(events.length).toBeGreaterThan(1)
	expect(text()).toBe(long)
})

test('after too many lines the rest is left out, and counted', () => {
	const { output, text } = writing({ lines: 2, characters: 100 })
	for (const line of ['one\n', 'two\n', 'three\n', 'four\n', 'five\n']) output.write('out', line)
	expect(output.full).toBe(true)
	output.close()
	expect(text()).toMatch(/^one\ntwo\nthree\n… cut here/)
	expect(text()).toContain('… and 2 more writes were left out.')
})

test('a single write that is too long is cut', () => {
	const { output, text } = writing({ lines: 10, characters: 5 })
	output.write('out', 'abcdefgh')
	expect(text()).toMatch(/^abcde… cut here: a run shows 10 lines or 5 characters\.\n$/)
})

test('nothing is said about a cut where there was none', () => {
	const { output, text } = writing()
	output.write('out', 'x')
	output.close()
	expect(text()).toBe('x')
})
