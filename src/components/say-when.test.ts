import { expect, test } from 'vitest'
import { sayDue, sayWhen } from './say-when.ts'

const at = (day: number, hour: number, minute = 0) =>
	new Date(2026, 10, day, hour, minute).valueOf()
const now = at(26, 0, 30)

test.each([
	[at(26, 0, 5), 'today at 0:05'],
	[at(25, 23, 59), 'yesterday at 23:59'],
	[at(24, 23, 59), 'on 24 November 2026'],
])('says when something was', (moment, words) => {
	// Whether an hour has one digit or two is the engine's own.
	expect(sayWhen(moment, now).replace(/\b0(\d):/, '$1:')).toBe(words)
})

test.each([
	[at(25, 12), 'now'],
	[now, 'now'],
	[at(26, 23), 'later today'],
	[at(27, 0), 'tomorrow'],
	[at(29, 23), 'in 3 days'],
])('says how far off something is', (moment, words) => {
	expect(sayDue(moment, now)).toBe(words)
})
