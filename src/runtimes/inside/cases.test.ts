import { expect, test } from 'vitest'
import type { RunEvent } from '../../course/report.ts'
import { createCases } from './cases.ts'

function keeping() {
	const events: RunEvent[] = []
	const cases = createCases(
		(event) => events.push(event),
		(thrown) => ({ name: 'Error', message: String(thrown) }),
	)
	const said = () =>
		events.map((e) => (e.type === 'case-ended' ? `${e.case.name} ${e.case.status}` : e.type))
	return { cases, said }
}
const passed = (name: string) => ({ name, state: 'passed' as const, ms: 1, errors: [] })

test('a case is said to have ended when the next begins, or at the end', () => {
	const { cases, said } = keeping()
	cases.start('one')
	cases.end(passed('one'))
	expect(said()).toEqual(['case-started'])
	cases.start('two')
	expect(said()).toEqual(['case-started', 'one passed', 'case-started'])
	cases.end(passed('two'))
	expect(cases.close([passed('one'), passed('two')])).toHaveLength(2)
	expect(said().at(-1)).toBe('two passed')
})

test('an error that nobody caught fails the case that runs', () => {
	const { cases, said } = keeping()
	cases.start('one')
	cases.blame('lost')
	cases.end(passed('one'))
	expect(cases.close([passed('one')])).toEqual([
		{ status: 'failed', name: 'one', ms: 1, error: { name: 'Error', message: 'lost' } },
	])
	expect(said()).toEqual(['case-started', 'one failed'])
})

test('between two cases it fails the one before', () => {
	const { cases, said } = keeping()
	cases.start('one')
	cases.end(passed('one'))
	cases.blame('late')
	cases.start('two')
	expect(said()).toEqual(['case-started', 'one failed', 'case-started'])
})

test('what a case failed with itself is said before what nobody caught', () => {
	const { cases } = keeping()
	cases.start('one')
	cases.blame('lost')
	const failed = { name: 'one', state: 'failed' as const, ms: 1, errors: ['own'] }
	expect(cases.close([failed])).toMatchObject([{ error: { message: 'own' } }])
})

test('a case that never began is told at the end, failed if something kept it from running', () => {
	const { cases, said } = keeping()
	const skipped = { state: 'skipped' as const, ms: 0, errors: [] }
	cases.blame('beforeAll broke', 'kept')
	const results = cases.close([
		{ ...skipped, name: 'kept' },
		{ ...skipped, name: 'left out' },
	])
	expect(results.map((r) => r.status)).toEqual(['failed', 'skipped'])
	expect(said()).toEqual(['kept failed', 'left out skipped'])
})
