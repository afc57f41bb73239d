import { describe, expect, test } from 'vitest'
import { hintGate, solutionGate } from './policies.ts'

const now = new Date('2026-12-01T10:00').getTime()
const stand = (attempts: number, passed = false) => ({ attempts, passed, now })

describe('the solution', () => {
	test('is there for everybody, or for nobody', () => {
		expect(solutionGate('always', stand(0)).status).toBe('open')
		expect(solutionGate('never', stand(99, true))).toEqual({ status: 'closed', until: 'never' })
	})

	test('is there for who has passed', () => {
		expect(solutionGate('after-passing', stand(9))).toEqual({ status: 'closed', until: 'passed' })
		expect(solutionGate('after-passing', stand(1, true)).status).toBe('open')
	})

	test('is there after some attempts, or when one of them passed', () => {
		const policy = { afterAttempts: 3 }
		expect(solutionGate(policy, stand(1))).toEqual({ status: 'closed', until: 'attempts', left: 2 })
		expect(solutionGate(policy, stand(3)).status).toBe('open')
		expect(solutionGate(policy, stand(1, true)).status).toBe('open')
	})

	test('is there from the morning of a day on, where the learner is, and for nobody before', () => {
		expect(solutionGate({ from: '2026-12-01' }, stand(0)).status).toBe('open')
		expect(solutionGate({ from: '2026-12-02' }, stand(5, true))).toEqual({
			status: 'closed',
			until: 'day',
			day: new Date(2026, 11, 2).getTime(),
		})
	})
})

test('a hint is offered after as many attempts as are asked for', () => {
	expect(hintGate('always', { attempts: 0 }).status).toBe('open')
	expect(hintGate('never', { attempts: 99 })).toEqual({ status: 'closed', until: 'never' })
	expect(hintGate({ afterAttempts: 2 }, { attempts: 1 })).toEqual({
		status: 'closed',
		until: 'attempts',
		left: 1,
	})
	expect(hintGate({ afterAttempts: 2 }, { attempts: 2 }).status).toBe('open')
})
