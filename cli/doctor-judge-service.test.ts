import { expect, test } from 'vitest'
import type { Answer } from './doctor-fetch.ts'
import { judgeService } from './doctor-judge-service.ts'

const root = 'https://learn.example/course/'
const url = 'https://grades.example/hand-ins'
const allowing = {
	'access-control-allow-origin': 'https://learn.example',
	'access-control-allow-headers': 'Content-Type',
}
const judged = (answer: Partial<Answer> | undefined, at = url) =>
	judgeService({
		root,
		service: {
			url: at,
			answer: answer && { url: at, status: 204, headers: allowing, text: '', ...answer },
		},
	})[0]

test('of a site without a service there is nothing to say', () => {
	expect(judgeService({ root })).toEqual([])
})

test('a service that lets the pages send is as it should be', () => {
	expect(judged({})).toMatchObject({ status: 'ok' })
	expect(
		judged({
			headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'x, *' },
		}),
	).toMatchObject({ status: 'ok' })
})

test.each([
	['nobody answers', undefined, 'does not answer'],
	[
		'it lets others send',
		{ headers: { ...allowing, 'access-control-allow-origin': 'https://x' } },
		'does not let pages at https://learn.example send',
	],
	[
		'it takes no JSON',
		{ headers: { ...allowing, 'access-control-allow-headers': '' } },
		'does not let pages',
	],
	['it refuses', { status: 403, headers: {} }, 'it answers 403, and does not name them'],
])('what keeps hand-ins from arriving is wrong: %s', (_, answer, what) => {
	expect(judged(answer)).toMatchObject({
		status: 'wrong',
		where: url,
		what: expect.stringContaining(what),
	})
})

test('one at the pages’ own address is asked nothing by a browser, and must be there', () => {
	const own = 'https://learn.example/grades/hand-ins'
	expect(judged({ headers: {} }, own)).toMatchObject({ status: 'ok' })
	expect(judged({ status: 405, headers: {} }, own)).toMatchObject({ status: 'wrong' })
})
