import { expect, test } from 'vitest'
import type { CaseResult } from '../src/course/report.ts'
import { judgeFound } from './judge-found.ts'

const passed = (name: string): CaseResult => ({ status: 'passed', name, ms: 1 })
const failed = (name: string): CaseResult => ({
	status: 'failed',
	name,
	ms: 1,
	error: { name: 'Error', message: 'no' },
})
const skipped = (name: string): CaseResult => ({ status: 'skipped', name })
const finished = (cases: CaseResult[], tampering: string[] = []) =>
	judgeFound({ status: 'finished', cases, tampering })

test('the cases that ran are the suite’s cases', () => {
	expect(finished([passed('a'), passed('b')])).toEqual({
		status: 'passed',
		cases: [passed('a'), passed('b')],
	})
	expect(finished([passed('a'), failed('b')])).toMatchObject({ status: 'failed', first: 'b' })
})

test('a case that its author skips is none', () => {
	expect(finished([passed('a'), skipped('b')])).toEqual({ status: 'passed', cases: [passed('a')] })
})

test('a suite whose cases are all skipped has not been passed', () => {
	expect(finished([skipped('b')])).toMatchObject({ status: 'ungraded' })
	expect(finished([])).toMatchObject({ status: 'ungraded' })
})

test('two cases of one name have no verdict', () => {
	expect(finished([passed('a'), passed('a')], ['the result of “a”'])).toEqual({
		status: 'ungraded',
		reason: 'The suite has two cases called “a”. Rename one: a verdict goes by names.',
	})
})

test('what was changed under the cases is no pass', () => {
	expect(finished([passed('a')], ['Math.max'])).toMatchObject({
		status: 'tampered',
		changed: ['Math.max'],
	})
})

test('every other report is judged as ever', () => {
	expect(judgeFound({ status: 'crashed', message: 'x' })).toEqual({
		status: 'ungraded',
		reason: 'x',
	})
	expect(judgeFound({ status: 'unloadable', message: 'x' })).toMatchObject({ status: 'unloadable' })
})
