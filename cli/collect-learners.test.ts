import { describe, expect, test } from 'vitest'
import type { HandIn } from '../src/course/hand-in.ts'
import { gatherLearners, type Collected } from './collect-learners.ts'
import type { Person } from './collect-roster.ts'

const nobody: Person = { name: '', user: '', number: '', login: '', email: '', section: '' }
const person = (more: Partial<Person>): Person => ({ ...nobody, ...more })

/** `who` is a name, and a number behind a colon. */
function handIn(who: string, at = 1, more: Partial<Collected> = {}): Collected {
	const [name = '', id] = who.split(':')
	const content: HandIn = {
		kind: 'hand-in',
		version: 1,
		course: 'Waiting well',
		who: { name, ...(id !== undefined && { id }) },
		at,
		work: [],
	}
	return { place: `${who} at ${at}`, handIn: content, seal: 'whole', ...more }
}
const now = 1_000
const gather = (all: readonly Collected[], roster?: readonly Person[]) =>
	gatherLearners(all, { roster, course: 'Waiting well', now })
const canvas = (user: string) => ({ submitter: { platform: 'Canvas', user } as const })
const flagsOf = (all: readonly Collected[], roster?: readonly Person[]) =>
	gather(all, roster).learners.map(({ name, flags }) => [
		name,
		...flags.map(({ sentence }) => sentence),
	])

describe('of several hand-ins by one learner', () => {
	test('the latest counts, and it is said', () => {
		const all = [handIn('Ada', 1), handIn('ada ', 3), handIn('Ada', 2), handIn('Bob')]
		const [ada, bob, ...more] = gather(all).learners
		expect(more).toEqual([])
		expect(ada?.counts.place).toBe('ada  at 3')
		expect(ada?.notes).toEqual([
			'Handed in 3 times: ada  at 3 was made last and counts, Ada at 2 and Ada at 1 does not.',
		])
		expect(ada?.flags).toEqual([])
		expect(bob?.notes).toEqual([])
	})

	test('one under another name is flagged', () => {
		expect(flagsOf([handIn('Ada:s1', 1), handIn('Bob:S1', 2)])).toEqual([
			['Bob', 'The same number or address handed in under another name, “Ada”.'],
		])
	})

	test('the platform says whose they are, and nobody hands in as another', () => {
		const all = [handIn('Ada:s1', 1, canvas('71')), handIn('Ada:s1', 9, canvas('72'))]
		const { learners } = gather(all)
		expect(learners.map(({ submitter }) => submitter?.user)).toEqual(['71', '72'])
		expect(flagsOf(all)).toEqual([
			['Ada', 'Ada:s1 at 9 was handed in for “s1” too.'],
			['Ada', 'Ada:s1 at 1 was handed in for “s1” too.'],
		])
	})
})

test('a checksum that does not match is flagged, and one that is not there is told', () => {
	const all = [handIn('Ada', 1, { seal: 'damaged' }), handIn('Bob', 1, { seal: 'none' })]
	const [ada, bob] = gather(all).learners
	expect(ada?.flags).toMatchObject([{ kind: 'checksum' }])
	expect(bob).toMatchObject({ flags: [], notes: [expect.stringContaining('no checksum')] })
})

test('what was made at a time to come is flagged, and what is of another course is told', () => {
	const { handIn: content, ...rest } = handIn('Ada', now + 2 * 86_400_000)
	const { learners } = gather([{ ...rest, handIn: { ...content, course: 'Another' } }])
	expect(learners[0]).toMatchObject({
		flags: [{ kind: 'clock', sentence: expect.stringContaining('1970-01-03') }],
		notes: ['It is from “Another”, and this course is called “Waiting well”.'],
	})
	expect(flagsOf([handIn('Ada', now + 86_400_000)])).toEqual([['Ada']])
})

describe('in the roster', () => {
	const ada = person({ name: 'Lovelace, Ada', user: '71', number: 's1', email: 'ada@x.example' })
	const bob = person({ name: 'Bob Ross', user: '72', number: 's2', login: 'bob' })

	test.each([
		handIn('Countess', 1, canvas('71')),
		handIn('Countess:ADA@x.example'),
		handIn('Countess:s1'),
		handIn('ada lovelace'),
		handIn('Ada Lovelace:a slip'),
	])('a learner is found by account, number, address or name: $place', (one) => {
		const { learners, absent } = gather([one], [ada, bob])
		expect(learners[0]?.person).toBe(ada)
		expect(learners[0]?.flags).toEqual([])
		expect(absent).toEqual([bob])
	})

	test('the account is surer than what somebody wrote', () => {
		const all = [handIn('Ada Lovelace:s1', 5, canvas('72')), handIn('A', 1, canvas('71'))]
		const { learners } = gather(all, [ada, bob])
		expect(learners.map(({ name, person }) => [name, person])).toEqual([
			['A', ada],
			['Ada Lovelace', bob],
		])
	})

	test('who gives the number of another does not get their row', () => {
		const all = [handIn('Aaron:s1', 5, canvas('8')), handIn('Ada Lovelace:s1', 1, canvas('9'))]
		const { learners } = gather(all, [ada, bob])
		expect(learners.map(({ name, person }) => [name, person])).toEqual([
			['Aaron', undefined],
			['Ada Lovelace', ada],
		])
		expect(learners[0]?.flags.map(({ sentence }) => sentence)).toContain(
			'Another hand-in fits the row of Lovelace, Ada as well or better.',
		)
	})

	test('who is not there, or may be two, is flagged', () => {
		const twins = [person({ name: 'Kim Lee' }), person({ name: 'Lee, Kim' })]
		expect(flagsOf([handIn('Kim Lee'), handIn('Zoë')], twins)).toEqual([
			['Kim Lee', '2 people in the roster may be meant.'],
			['Zoë', 'Nobody in the roster has this name, number or address.'],
		])
	})
})

test('names are names, whatever they are', () => {
	const names = ['__proto__', 'constructor', '=1+1', '李', 'a/../b']
	const { learners } = gather(
		names.map((name) => handIn(name)),
		[],
	)
	expect(learners.map(({ name }) => name).sort()).toEqual(names.sort())
})
