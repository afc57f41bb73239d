import { expect, test } from 'vitest'
import type { Twin } from '../course/exercise.ts'
import { shownTwin } from './twins-loader.ts'

const twin: Twin = {
	language: 'ts',
	suite: 'ts/suite.test.ts',
	cases: ['gives twice the number'],
	starter: { 'double.ts': 'the starter', 'add.ts': 'its second file' },
	solution: { 'double.ts': 'the solution' },
	approaches: { adds: { 'double.ts': 'the approach' } },
	mistakes: { squares: { 'double.ts': 'the mistake' } },
	given: { 'main.ts': 'the program' },
}

test("a page shows the starter's files, then the given ones, which are only to be read", () => {
	expect(shownTwin(twin).files).toEqual([
		{ file: 'double.ts', text: 'the starter', readOnly: false },
		{ file: 'add.ts', text: 'its second file', readOnly: false },
		{ file: 'main.ts', text: 'the program', readOnly: true },
	])
})

test('a page is told nothing of a solution, an approach, a mistake or a case', () => {
	expect(JSON.stringify(shownTwin(twin))).not.toMatch(/solution|approach|mistake|squares|twice/)
})
