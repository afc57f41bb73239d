import { expect, test } from 'vitest'
import { heightIn, hello, isHello } from './embed-wire.ts'

test('a height is read, and held within bounds', () => {
	expect(heightIn({ type: 'interleave/height', height: 812.2 })).toBe(813)
	expect(heightIn({ type: 'interleave/height', height: -5 })).toBe(160)
	expect(heightIn({ type: 'interleave/height', height: 1e12 })).toBe(6_000)
})

test.each([
	undefined,
	null,
	'interleave/height',
	{},
	{ type: 'interleave/height' },
	{ type: 'interleave/height', height: '900' },
	{ type: 'interleave/height', height: NaN },
	{ type: 'interleave/height', height: Infinity },
	{ type: 'height', height: 900 },
	hello,
])('no height is read from %o', (data) => {
	expect(heightIn(data)).toBeUndefined()
})

test('a frame hears its own hello, and no other word', () => {
	expect(isHello(hello)).toBe(true)
	for (const data of [undefined, 'hello', {}, { type: 'hello' }]) expect(isHello(data)).toBe(false)
})
