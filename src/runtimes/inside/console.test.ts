import { expect, test } from 'vitest'
import type { RunEvent } from '../../course/report.ts'
import { captureConsole } from './console.ts'
import { createOutput } from '../output.ts'

function captured() {
	const events: RunEvent[] = []
	const target = { ...console }
	const output = createOutput(
		(event) => events.push(event),
		() => undefined,
	)
	captureConsole(target, output, () => undefined)
	const lines = () => events.map((e) => (e.type === 'output' ? `${e.stream} ${e.text}` : ''))
	return { console: target, lines }
}

test('each call is one line on the stream Node would use', () => {
	const { console, lines } = captured()
	console.log('a', 1)
	console.info('b')
	console.debug('c')
	console.warn('d')
	console.error('e')
	expect(lines()).toEqual(['out a 1\n', 'out b\n', 'out c\n', 'err d\n', 'err e\n'])
})

test('a group indents what is inside of it', () => {
	const { console, lines } = captured()
	console.group('outer')
	console.log('two\nlines')
	console.groupEnd()
	console.log('after')
	expect(lines()).toEqual(['out outer\n', 'out   two\n  lines\n', 'out after\n'])
})

test('counts are counted by their label', () => {
	const { console, lines } = captured()
	console.count()
	console.count('x')
	console.count()
	console.countReset()
	console.count()
	expect(lines()).toEqual([
		'out default: 1\n',
		'out x: 1\n',
		'out default: 2\n',
		'out default: 1\n',
	])
})

test('an assertion prints only when it does not hold', () => {
	const { console, lines } = captured()
	console.assert(true, 'no')
	console.assert(false, 'yes', 1)
	console.assert(false)
	expect(lines()).toEqual(['err Assertion failed: yes 1\n', 'err Assertion failed\n'])
})

test('a timer tells how long it took', () => {
	const { console, lines } = captured()
	console.time('t')
	console.timeEnd('t')
	expect(lines()[0]).toMatch(/^out t: \d+(\.\d+)?ms\n$/)
})
