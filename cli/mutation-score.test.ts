import { describe, expect, test } from 'vitest'
import { holdToScore, scoreOf } from './mutation-score.ts'

const result = (more: { tried: number; survivors?: string[]; harmless?: string[] }) => ({
	suite: 'ts/suite.test.ts',
	survivors: [],
	harmless: [],
	...more,
})
const change = 'ts/solution/a.ts:3: >= for >'

describe('the score of a suite', () => {
	test('is the share of the changes that it catches', () => {
		expect(scoreOf(result({ tried: 8, survivors: ['a', 'b'] }))).toBe(75)
	})

	test('leaves out what does no harm', () => {
		expect(scoreOf(result({ tried: 8, survivors: ['a'], harmless: [change, 'b', 'c'] }))).toBe(80)
	})

	test('is full where there is nothing to change', () => {
		expect(scoreOf(result({ tried: 1, harmless: [change] }))).toBe(100)
	})
})

describe('an exercise', () => {
	const exercise = (harmless: Record<string, string> = {}) => ({ id: 'one', harmless })

	test('holds from nine in ten on', () => {
		expect(holdToScore(exercise(), [result({ tried: 10, survivors: [change] })])).toEqual([])
	})

	test('is told of a suite below that, and of what it did not notice', () => {
		expect(holdToScore(exercise(), [result({ tried: 9, survivors: [change] })])).toEqual([
			expect.objectContaining({
				file: 'ts/suite.test.ts',
				message: expect.stringMatching(/^it catches 88 % .* 90 % is the least\. .*>= for >\.$/),
			}),
		])
	})

	test('is told of a change that is called harmless, and is caught or is none', () => {
		const harmless = { [change]: 'at that moment both are right' }
		expect(holdToScore(exercise(harmless), [result({ tried: 9, harmless: [change] })])).toEqual([])
		expect(holdToScore(exercise(harmless), [result({ tried: 9 })])).toEqual([
			expect.objectContaining({
				file: 'exercise.md',
				message: expect.stringContaining(`"${change}" is no change that passes every case`),
			}),
		])
	})
})
