import { describe, expect, test } from 'vitest'
import {
	nothing,
	sayCheck,
	summary,
	tallyCheck,
	tallyPlaywright,
	tallyVitest,
	type Outcome,
} from './tally.ts'

const coloured = '\u001B[31mAssertionError: expected 1 to be 2\u001B[39m'
const stack = `${coloured}\n    at at-most.ts:3:1\n    at file:///course/tests/there.test.ts:7:2`

test("vitest's report is counted case by case", () => {
	const file = (...statuses: string[]) => ({
		name: 'there.test.ts',
		status: statuses.includes('failed') ? 'failed' : 'passed',
		message: '',
		assertionResults: statuses.map((status) => ({
			fullName: `it ${status}`,
			status,
			failureMessages: status === 'failed' ? [stack] : [],
		})),
	})
	expect(
		tallyVitest({ testResults: [file('passed', 'failed'), file(), file('passed', 'todo')] }),
	).toEqual({
		passed: 2,
		failed: ['it failed: AssertionError: expected 1 to be 2 (tests/there.test.ts:7)'],
		skipped: ['it todo (todo)'],
	})
})

test('a file of tests that could not be loaded has failed', () => {
	const message = 'Cannot find module "./gone.ts"'
	const file = { name: 'there.test.ts', status: 'failed', message, assertionResults: [] }
	expect(tallyVitest({ testResults: [file] }).failed).toEqual([`there.test.ts: ${message}`])
})

test("Playwright's report is counted through all its suites", () => {
	const spec = (status: string, description?: string) => ({
		title: `it is ${status}`,
		tests: [
			{
				status,
				annotations: description === undefined ? [] : [{ type: 'skip', description }],
				results: [status === 'unexpected' ? { error: { message: coloured, stack } } : {}],
			},
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
		failed: [
			'it is unexpected: AssertionError: expected 1 to be 2 (tests/there.test.ts:7)',
			'it is flaky',
		],
		skipped: ['it is skipped (no network)'],
	})
})

describe('what the check says', () => {
	const sentence = 'ts/suite.test.ts has no case.'
	const complaints = [{ sentence }]
	const exercises = [
		{ id: 'one', draft: false, complaints: [] },
		{ id: 'two', draft: false, complaints },
		{ id: 'three', draft: true, complaints },
	]

	test('is counted by exercise; one with a complaint has failed, unless it is a draft', () => {
		expect(tallyCheck({ exercises })).toEqual({
			passed: 1,
			failed: [`two: ${sentence}`],
			skipped: ['three (a draft)'],
		})
	})

	test('is counted by lesson, too', () => {
		const lessons = { holding: ['the-tools'], complaints: [{ sentence: 'x.mdx prints 2.' }] }
		expect(tallyCheck({ exercises: [], lessons })).toEqual({
			passed: 1,
			failed: ['x.mdx prints 2.'],
			skipped: [],
		})
		expect(sayCheck({ exercises: [], lessons })).toEqual(['✓ the-tools', '✗ x.mdx prints 2.'])
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
		const tally = { passed: 3, failed: ['it waits'], skipped: [] }
		expect(lastLine({ tally }, { tally })).toBe('6 passed, 2 failed')
	})

	test('counts a step that failed without a case as one', () => {
		expect(lastLine({}, { problem: 'exit code 1' })).toBe('0 passed, 1 failed')
	})

	test('counts a step once when its cases say that it failed', () => {
		const tally = { passed: 0, failed: ['it waits', 'it ends'], skipped: [] }
		expect(lastLine({ tally, problem: 'exit code 1' })).toBe('0 passed, 2 failed')
	})

	test('comes after what failed and why', () => {
		const tally = { passed: 1, failed: ['it waits: AssertionError'], skipped: [] }
		expect(summary([outcome({ tally })])).toMatch(
			/\nfailed:\n {2}unit: it waits: AssertionError\n\n1 passed, 1 failed$/,
		)
	})

	test('comes after what was skipped and why', () => {
		const tally = { passed: 1, failed: [], skipped: ['real Node boots (no network)'] }
		expect(summary([outcome({ tally })])).toMatch(
			/unit: real Node boots \(no network\)\n\n1 passed, 0 failed$/,
		)
	})
})
