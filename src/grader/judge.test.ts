import { expect, test } from 'vitest'
import type { CaseResult } from '../course/report.ts'
import { judge } from './judge.ts'

const answers = {
	cases: ['asks for all', 'keeps the order', 'lets an error out'],
	hintFor: { 'asks for all': 'gather-the-calls', 'keeps the order': 'keep-the-order' },
}
const passed = (name: string): CaseResult => ({ status: 'passed', name, ms: 1 })
const failed = (name: string): CaseResult => ({
	status: 'failed',
	name,
	ms: 1,
	error: { name: 'AssertionError', message: 'no' },
})
const finished = (cases: CaseResult[], tampering: string[] = []) =>
	judge({ status: 'finished', cases, tampering }, answers)

test('passes when every case of the list passed', () => {
	expect(finished(answers.cases.map(passed))).toMatchObject({ status: 'passed' })
})

test('lets the first failed case in the suite’s order choose the hint', () => {
	const [all, order, error] = answers.cases as [string, string, string]
	expect(finished([failed(error), failed(order), passed(all)])).toMatchObject({
		status: 'failed',
		first: 'keeps the order',
		hint: 'keep-the-order',
	})
})

test('gives no hint where a case has none', () => {
	const verdict = finished([
		passed('asks for all'),
		passed('keeps the order'),
		failed('lets an error out'),
	])
	expect(verdict).toMatchObject({ status: 'failed', first: 'lets an error out' })
	expect(verdict).not.toHaveProperty('hint')
})

test.each([
	['is missing', [passed('asks for all'), passed('keeps the order')]],
	[
		'came twice',
		[
			passed('asks for all'),
			passed('asks for all'),
			passed('keeps the order'),
			passed('lets an error out'),
		],
	],
	[
		'came twice in the place of another',
		[passed('asks for all'), passed('asks for all'), passed('keeps the order')],
	],
	['is not on the list', [...answers.cases.map(passed), passed('is easy')]],
])('calls it tampering when a case %s', (_, cases) => {
	expect(finished(cases)).toMatchObject({ status: 'tampered', changed: ['the list of cases'] })
})

test('calls a skipped case tampering, by name', () => {
	const cases: CaseResult[] = [
		passed('asks for all'),
		{ status: 'skipped', name: 'keeps the order' },
		passed('lets an error out'),
	]
	expect(finished(cases)).toMatchObject({
		status: 'tampered',
		changed: ['the case “keeps the order”'],
	})
})

test('never passes what tampered, even with every case passed', () => {
	expect(finished(answers.cases.map(passed), ['Promise.prototype.then'])).toMatchObject({
		status: 'tampered',
		changed: ['Promise.prototype.then'],
	})
})

test('answers a time-out with the hint of the case it happened in', () => {
	const report = {
		status: 'timed-out',
		after: 5,
		stuck: true,
		during: 'keeps the order',
		cases: [],
	} as const
	expect(judge({ ...report, cases: [] }, answers)).toMatchObject({
		status: 'timed-out',
		stuck: true,
		hint: 'keep-the-order',
	})
})

test('answers a time-out with the hint of a case that had failed before', () => {
	const cases = [failed('asks for all')]
	expect(
		judge(
			{ status: 'timed-out', after: 5, stuck: false, during: 'keeps the order', cases },
			answers,
		),
	).toMatchObject({ hint: 'gather-the-calls' })
})

test('takes the blame for a crash', () => {
	expect(judge({ status: 'crashed', message: 'The worker is gone.' }, answers)).toEqual({
		status: 'ungraded',
		reason: 'The worker is gone.',
	})
})

test('does not mistake an inherited name for a hint', () => {
	const odd = { cases: ['constructor'], hintFor: {} }
	const verdict = judge({ status: 'finished', cases: [failed('constructor')], tampering: [] }, odd)
	expect(verdict).not.toHaveProperty('hint')
})
