import { expect, test } from 'vitest'
import { openRequestBook } from './request-log.ts'

test('writes down a request from its beginning to its first end', () => {
	let now = 1
	const { begin, log } = openRequestBook(() => now)
	const exchange = begin('https://a.test/', 'POST')
	expect(log.entries).toEqual([
		{ url: 'https://a.test/', method: 'POST', start: 1, outcome: 'in flight', end: undefined },
	])
	exchange.sends('hello')
	now = 2
	exchange.headersArrived(201)
	now = 3
	exchange.end('answered')
	now = 4
	exchange.end('aborted')
	expect(log.entries).toEqual([
		{
			url: 'https://a.test/',
			method: 'POST',
			body: 'hello',
			start: 1,
			status: 201,
			outcome: 'answered',
			end: 3,
		},
	])
})

test('knows the most that were in flight at one time', () => {
	const { begin, log } = openRequestBook(() => 0)
	const [first, second] = [begin('a', 'GET'), begin('b', 'GET')]
	first.end('failed')
	first.end('failed')
	second.end('aborted')
	begin('c', 'GET').end('answered')
	expect(log.peak).toBe(2)
	begin('d', 'GET')
	begin('e', 'GET')
	begin('f', 'GET')
	expect(log.peak).toBe(3)
})
