import { describe, expect, test } from 'vitest'
import {
	nothing,
	summary,
	tallyCheck,
	tallyPlaywright,
	tallyVitest,
	type Outcome,
} from './tally.ts'

test("vitest's report is counted case by case", () => {
	const cases = (...statuses: string[]) => ({
		assertionResults: statuses.map((status) => ({ fullName: `it ${status}`, status })),
	})
	expect(
		tallyVitest({ testResults: [cases('passed', 'failed'), cases(), cases('passed', 'todo')] }),
	).toEqual({ passed: 2, failed: 1, skipped: ['it todo (todo)'] })
})

test("Playwright's report is counted through all its suites", () => {
	const spec = (status: string, description?: string) => ({
		title: `it is ${status}`,
		tests: [
			{ status, annotations: description === undefined ? [] : [{ type: 'skip', description }] },
		],
	})
	const report = {
		suites: [
			{
				specs: [spec('expected')],
				suites: [{ specs: [spec('unexpected'), spec('flaky'), spec('skipped', 'no network')] }],
			},
		],
	}
	expect(tallyPlaywright(report)).toEqual({
		passed: 1,
		failed: 2,
		skipped: ['it is skipped (no network)'],
	})
})

test('an exercise with a complaint has failed, unless it is a draft', () => {
	const complaints = [{ sentence: 'ts/suite.test.ts has no case.' }]
	const exercises = [
		{ id: 'one', draft: false, complaints: [] },
		{ id: 'two', draft: false, complaints },
		{ id: 'three', draft: true, complaints },
	]
	expect(tallyCheck({ exercises })).toEqual({
		passed: 1,
		failed: 1,
		skipped: ['three (a draft)'],
	})
})

describe('the last line', () => {
	const outcome = (more: Partial<Outcome>): Outcome => ({
		step: 'unit',
		seconds: 1,
		tally: nothing,
		...more,
	})
	const lastLine = (...outcomes: Partial<Outcome>[]) =>
		summary(outcomes.map(outcome)).split('\n').at(-1)

	test('counts cases over all steps', () => {
		const tally = { passed: 3, failed: 1, skipped: [] }
		expect(lastLine({ tally }, { tally })).toBe('6 passed, 2 failed')
	})

	test('counts a step that failed without a case as one', () => {
		expect(lastLine({}, { problem: 'exit code 1' })).toBe('0 passed, 1 failed')
	})

	test('counts a step once when its cases say that it failed', () => {
		const tally = { passed: 0, failed: 2, skipped: [] }
		expect(lastLine({ tally, problem: 'exit code 1' })).toBe('0 passed, 2 failed')
	})

	test('comes after what was skipped and why', () => {
		const tally = { passed: 1, failed: 0, skipped: ['real Node boots (no network)'] }
		expect(summary([outcome({ tally })])).toMatch(
			/unit: real Node boots \(no network\)\n\n1 passed, 0 failed$/,
		)
	})
})
