import { expect, test } from 'vitest'
import { ByteQueue, fromBytes, ofArray, toArray, toBytes } from './byte-queue.ts'

test('bytes come out in the order in which they went in', () => {
	const queue = new ByteQueue()
	for (const piece of ['ab', '', 'c', 'defg']) queue.push(piece)
	expect(queue.length).toBe(7)
	expect(queue.take(3)).toBe('abc')
	expect(queue.take(1)).toBe('d')
	queue.push('h')
	expect(queue.take(99)).toBe('efgh')
	expect(queue.take(99)).toBe('')
	expect(queue.length).toBe(0)
})

test('however bytes are cut, the same bytes come out', () => {
	const bytes = Array.from({ length: 500 }, (_, i) => String.fromCharCode((i * 31) % 256)).join('')
	for (const [into, out] of [
		[1, 1],
		[1, 7],
		[7, 1],
		[13, 64],
		[500, 3],
	] as const) {
		const queue = new ByteQueue()
		for (let at = 0; at < bytes.length; at += into) queue.push(bytes.slice(at, at + into))
		let taken = ''
		while (queue.length > 0) taken += queue.take(out)
		expect(taken).toBe(bytes)
	}
})

test('who looks takes nothing', () => {
	const queue = new ByteQueue()
	queue.push('ab')
	queue.push('cd')
	expect(queue.peek(1)).toBe('a')
	expect(queue.peek(3)).toBe('abc')
	expect(queue.peek(99)).toBe('abcd')
	expect(queue.length).toBe(4)
	expect(queue.take(0)).toBe('')
	expect(queue.take(4)).toBe('abcd')
	expect(queue.peek(1)).toBe('')
})

test('a million small pieces are taken in the time of one', () => {
	const queue = new ByteQueue()
	for (let i = 0; i < 1_000_000; i++) queue.push('x')
	let taken = 0
	while (queue.length > 0) taken += queue.take(1000).length
	expect(taken).toBe(1_000_000)
})

test('text and its bytes in UTF-8 turn into each other', () => {
	for (const text of ['', 'plain', 'café ☕ 𝄞', '\ufeffwith a mark', '\0\x7f\x80ÿ'])
		expect(fromBytes(toBytes(text))).toBe(text)
	expect(toBytes('é☕')).toBe('\xc3\xa9\xe2\x98\x95')
	expect(fromBytes('a\xffb')).toBe('a\ufffdb')
})

test('arrays and bytes turn into each other, long ones too', () => {
	const array = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256)
	expect(toArray(ofArray(array))).toEqual(array)
	expect(ofArray(new Uint8Array())).toBe('')
})
