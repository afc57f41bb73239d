import { expect, test } from 'vitest'
import { createWholeCharacters } from './whole-characters.ts'

const text = 'a é € 😀 z'
const bytes = new TextEncoder().encode(text)

test.each([1, 2, 3, 4, 5, 7])('no character is lost in pieces of %d bytes', (size) => {
	const whole = createWholeCharacters()
	// One decoder for each piece: it must not need to know what came before.
	const decode = (piece: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(piece)
	let read = ''
	for (let at = 0; at < bytes.length; at += size) read += decode(whole(bytes.slice(at, at + size)))
	expect(read).toBe(text)
})

test('bytes that are no text are passed on', () => {
	expect([...createWholeCharacters()(new Uint8Array([128, 129, 130, 131]))]).toEqual([
		128, 129, 130, 131,
	])
})
