import { describe, expect, test } from 'vitest'
import type { Attempt } from '../progress/attempt.ts'
import type { CoursePlan, PlannedExercise } from './course-plan.ts'
import { standIn } from './course-standing.ts'

const day = 86_400_000
const planned = (id: string, concepts: string[], formerly: string[] = []): PlannedExercise => ({
	id,
	title: id,
	href: `/lesson/#${id}`,
	languages: ['py', 'ts'],
	concepts,
	formerly,
})
const plan: CoursePlan = {
	exercises: [planned('first', ['waiting']), planned('second', ['waiting', 'limits'], ['old'])],
	concepts: { waiting: 'You wait.', limits: 'You limit.' },
}
const attempt = (exercise: string, at: number, outcome: Attempt['outcome']): Attempt => ({
	version: 1,
	id: `${exercise} ${at}`,
	exercise,
	language: 'py',
	at,
	outcome,
	where: 'here',
})
const stand = (attempts: Attempt[], passedAt: Record<string, number> = {}) =>
	standIn(plan, {
		attempts,
		progressOf: (exercise, language) => {
			const at = passedAt[`${exercise}/${language}`]
			return at === undefined ? undefined : { files: {}, savedAt: at, rungs: {}, passedAt: at }
		},
	})

describe('where a learner stands', () => {
	test('who has done nothing begins at the beginning', () => {
		const standing = stand([])
		expect(standing.next?.id).toBe('first')
		expect(standing.review).toEqual([])
		expect(standing.exercises.map(({ isBegun }) => isBegun)).toEqual([false, false])
	})

	test('who has passed in one language goes on to the next exercise', () => {
		const standing = stand([attempt('first', 5, 'passed')], { 'first/ts': 3 })
		expect(standing.exercises[0]).toMatchObject({ passed: { py: 5, ts: 3 }, onServer: false })
		expect(standing.next?.id).toBe('second')
	})

	test('what was passed under a former id counts', () => {
		const standing = stand([attempt('old', 5, 'passed')])
		expect(standing.exercises[1]?.passed).toEqual({ py: 5 })
		expect(stand([], { 'old/ts': 2 }).exercises[1]?.passed).toEqual({ ts: 2 })
	})

	test('what a server has graded is told apart', () => {
		const there: Attempt = { ...attempt('first', 5, 'passed'), where: 'server' }
		expect(stand([there]).exercises[0]?.onServer).toBe(true)
	})

	test('concepts that were failed come back with the exercise at which they were', () => {
		const standing = stand([
			attempt('first', day, 'passed'),
			attempt('old', 2 * day, 'failed'),
			attempt('old', 2 * day + 1, 'passed'),
		])
		expect(standing.review).toMatchObject([
			{ exercise: { id: 'second' }, concepts: ['waiting', 'limits'], due: 3 * day + 1 },
		])
		expect(standing.concepts).toMatchObject({ limits: { due: 3 * day + 1 } })
	})

	test('to be still at an exercise is not to have forgotten what another one has shown', () => {
		const standing = stand([attempt('first', day, 'passed'), attempt('second', 2 * day, 'failed')])
		expect(standing.concepts).toEqual({ waiting: { status: 'kept' }, limits: { status: 'open' } })
		expect(standing.review).toEqual([])
	})

	test('a pass from before attempts were kept is a pass', () => {
		const standing = stand([attempt('first', 5 * day, 'failed')], { 'first/py': day })
		expect(standing.concepts).toMatchObject({ waiting: { status: 'review', due: 0 } })
	})

	test('who has passed everything has nothing next', () => {
		expect(stand([], { 'first/ts': 1, 'second/py': 2 }).next).toBeUndefined()
	})
})
