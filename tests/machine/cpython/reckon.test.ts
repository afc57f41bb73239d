import { expect, test } from 'vitest'
import {
	factOf,
	isFact,
	outcomesOf,
	type Expectation,
	type ModuleOutcome,
	type TestOutcome,
} from './outcome.ts'
import { complaints, count, expectationOf, partThatPasses } from './reckon.ts'

const listed: readonly Expectation[] = [
	{ group: 'older', since: '3.13', why: 'Reworded.', tests: { test_a: ['*Tests.test_words'] } },
	{ group: 'kernel', why: 'Datagrams.', tests: { test_a: ['Tests.test_udp'] } },
]

function ran(...tests: TestOutcome[]): ModuleOutcome[] {
	return [{ module: 'test_a', tests, computed: 1 }]
}

const failed = (name: string): TestOutcome => ({
	test: name,
	status: 'failed',
	reason: 'AssertionError',
	traceback: 'at line 1',
})
const passed = (name: string): TestOutcome => ({ test: name, status: 'passed' })

const asExpected = [failed('OneTests.test_words'), failed('Tests.test_udp'), passed('Tests.test_b')]

test('what is as expected is no complaint', () => {
	expect(complaints(ran(...asExpected), listed)).toEqual([])
})

test('a failure that is not listed is a complaint, with its traceback', () => {
	const [complaint, ...others] = complaints(ran(...asExpected, failed('Tests.test_c')), listed)
	expect(complaint).toBe('test_a.Tests.test_c failed: AssertionError\nat line 1')
	expect(others).toEqual([])
})

test('a listed failure that passes is a complaint', () => {
	expect(complaints(ran(...asExpected, passed('TwoTests.test_words')), listed)).toEqual([
		'test_a.TwoTests.test_words is expected to fail, and passed. Take it out of expected.ts.',
	])
})

test('a listed failure that is skipped is a complaint', () => {
	const skipped: TestOutcome = { test: 'TwoTests.test_words', status: 'skipped', reason: 'no' }
	expect(complaints(ran(...asExpected, skipped), listed)).toHaveLength(1)
})

test('a pattern that no test has is a complaint', () => {
	expect(complaints(ran(failed('Tests.test_words')), listed)).toEqual([
		'test_a has no test Tests.test_udp. Take it out of expected.ts.',
	])
})

test('a module that does not come to its end is a complaint', () => {
	const outcomes = ran(...asExpected).map((outcome) => ({ ...outcome, fault: 'it had no end' }))
	expect(complaints(outcomes, listed)).toEqual(['test_a did not come to its end: it had no end.'])
})

test('a pattern holds for whole names', () => {
	expect(expectationOf('test_a', 'Tests.test_words_too', listed)).toBeUndefined()
	expect(expectationOf('test_b', 'Tests.test_words', listed)).toBeUndefined()
})

test('failures are counted by why they are', () => {
	const counted = count(ran(...asExpected, failed('Tests.test_c')), listed)
	expect(counted).toEqual({ passed: 1, failed: 3, skipped: 0, older: 1, kernel: 1, ours: 1 })
	expect(partThatPasses(counted)).toBe(0.5)
})

const told = (facts: object) => factOf(`\u001e${JSON.stringify(facts)}`)

test('a line of a test is no fact, even behind one that has no end', () => {
	expect(isFact('{"status": "passed"}')).toBe(false)
	expect(isFact('no end\u001e{"status": "passed", "test": "a"}')).toBe(true)
	expect(factOf('no end\u001e{"status": "passed", "test": "a"}')).toEqual(passed('a'))
})

test('of the ends of a test the worst counts', () => {
	const bad = failed('a')
	expect(outcomesOf([told({ test: 'a', status: 'began' }), told(bad), told(passed('a'))])).toEqual([
		bad,
	])
})

test('a test that began and has no end has failed, by what ended all', () => {
	const facts = [told({ test: 'a', status: 'began' })]
	expect(outcomesOf(facts, 'a crash')).toEqual([
		{ ...failed('a'), reason: 'a crash', traceback: '' },
	])
})
