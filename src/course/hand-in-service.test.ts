import { describe, expect, test } from 'vitest'
import { handInAddress, readHandInAnswer } from './hand-in-service.ts'

const receipt = 'a'.repeat(64)

test('a service takes hand-ins in one place, however its address ends', () => {
	for (const service of ['https://grades.example/one', 'https://grades.example/one/'])
		expect(handInAddress(service)).toBe('https://grades.example/one/hand-ins')
})

describe('an answer', () => {
	test('that names a receipt says that the hand-in is kept', () => {
		const text = JSON.stringify({ receipt, more: 'later versions' })
		expect(readHandInAnswer(text, true)).toEqual({ status: 'kept', receipt })
	})

	test('of no success keeps nothing, whatever it says', () => {
		expect(readHandInAnswer(JSON.stringify({ receipt }), false)).toEqual({ status: 'refused' })
	})

	test.each([
		['a page of the host', '<!doctype html><h1>Welcome</h1>'],
		['nothing', ''],
		['a receipt that is none', '{"receipt":"yes"}'],
		['a reason that is none', '{"why":7}'],
		['a book', `{"why":"${'x'.repeat(20_000)}"}`],
	])('that is %s is a refusal without a reason, also with 200', (_, text) => {
		expect(readHandInAnswer(text, true)).toEqual({ status: 'refused' })
	})

	test('may say why not', () => {
		expect(readHandInAnswer('{"why":"It is too late."}', false)).toEqual({
			status: 'refused',
			why: 'It is too late.',
		})
	})
})
