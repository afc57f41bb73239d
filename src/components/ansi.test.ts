import { expect, test } from 'vitest'
import { AnsiReader } from './ansi.ts'

const esc = '\u001b'
const read = (...pieces: string[]) => {
	const reader = new AnsiReader()
	return pieces.flatMap((piece) => reader.read(piece))
}

test('text without codes stays as it is', () => {
	expect(read('plain [31m text\n')).toEqual([{ text: 'plain [31m text\n', style: {} }])
})

test('a colour lasts until it is taken back', () => {
	expect(read(`a${esc}[31mb${esc}[39mc${esc}[92;1md${esc}[0me`)).toEqual([
		{ text: 'a', style: {} },
		{ text: 'b', style: { colour: 'red' } },
		{ text: 'c', style: {} },
		{ text: 'd', style: { colour: 'green', bold: true } },
		{ text: 'e', style: {} },
	])
})

test('a code may come in pieces, and a style goes on in the next piece', () => {
	expect(read(`a${esc}`, '[3', '4mb', 'c')).toEqual([
		{ text: 'a', style: {} },
		{ text: 'b', style: { colour: 'blue' } },
		{ text: 'c', style: { colour: 'blue' } },
	])
})

test.each([
	['38;5;9', { colour: 'red' }],
	['38;5;200', {}],
	['38;2;255;0;0', {}],
	['48;5;4;3', { italic: true }],
	['1;2;4', { bold: true, dim: true, underline: true }],
	['1;22', {}],
	['999', {}],
	['', {}],
])('knows what %s asks for', (codes, style) => {
	expect(read(`${esc}[${codes}mx`)).toEqual([{ text: 'x', style }])
})

test('what moves and erases, and titles of windows, are left out', () => {
	expect(read(`a${esc}[2J${esc}[1;1Hb${esc}]0;title\u0007c${esc}7d`)).toMatchObject([
		{ text: 'a' },
		{ text: 'b' },
		{ text: 'c' },
		{ text: 'd' },
	])
})

test('what never becomes a code is not held back for ever', () => {
	const text = `${esc}]${'x'.repeat(500)}`
	expect(
		read(text)
			.map((each) => each.text)
			.join(''),
	).toContain('xxx')
})
