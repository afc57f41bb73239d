import { expect, test } from 'vitest'
import { locateSyntaxError } from './syntax.ts'

const locate = async (source: string) => {
	const { at, message } = await locateSyntaxError({ 'solution/a.ts': source }, 'engine')
	return { at: at && `${at.line}:${at.column}`, message }
}

test.each([
	['const a: number = Math.max(1, 2\nconst b = 1', '2:1'],
	['function f() {\n\tawait g()\n}', '2:2'],
	['const a = 1\nconst a = 2', '2:7'],
	['interface A {\n\tb: string\n', '3:1'],
	["const text = 'not closed\nconst b = 1", '1:14'],
	['const a: = 1', '1:10'],
	['export const a = 1\n}', '2:1'],
])('%j is wrong at %s', async (source, place) => {
	expect((await locate(source)).at).toBe(place)
})

test('the message says nothing of the place', async () => {
	expect((await locate('const a = ')).message).not.toMatch(/\d:\d/)
})

test('what only the engine refuses keeps the engine’s words, and has no place', async () => {
	expect(await locate('const a = 1')).toEqual({ at: undefined, message: 'engine' })
})

test('files of ours are not looked at', async () => {
	const files = { 'suite.test.js': 'const a = ', 'solution/a.ts': 'const b: string = ' }
	expect((await locateSyntaxError(files, 'engine')).at?.file).toBe('a.ts')
})
