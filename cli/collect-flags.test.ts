import { describe, expect, test } from 'vitest'
import type { Work } from '../src/course/hand-in.ts'
import type { Verdict } from '../src/course/verdict.ts'
import { findCopies, flagsOf, type Owned } from './collect-flags.ts'

const passed: Verdict = { status: 'passed', cases: [] }
const failed: Verdict = { status: 'failed', cases: [], first: 'gives two' }
const work = (more: Partial<Work>): Work => ({
	exercise: 'double',
	language: 'ts',
	files: {},
	at: 1,
	attempts: 1,
	...more,
})
const kinds = (more: Partial<Work>, verdict: Verdict, hasOwnSuites = false) =>
	flagsOf(work(more), { verdict, suiteHash: 'a' }, { hasOwnSuites }).map(({ kind }) => kind)

describe('a claim', () => {
	test('that reproduces is not flagged', () => {
		expect(kinds({ claimed: 'passed', suiteHash: 'a' }, passed)).toEqual([])
		expect(kinds({ claimed: 'failed' }, failed)).toEqual([])
		// A slow computer stops what fails on a quick one.
		expect(kinds({ claimed: 'timed-out' }, failed)).toEqual([])
	})

	test('that does not is, in both directions', () => {
		const flags = flagsOf(
			work({ claimed: 'passed' }),
			{ verdict: failed, suiteHash: 'a' },
			{ hasOwnSuites: false },
		)
		expect(flags).toEqual([
			{
				kind: 'claim',
				sentence: 'The browser said “passed”, and here it is: failed at “gives two”.',
			},
		])
		expect(kinds({ claimed: 'failed' }, passed)).toEqual(['claim'])
	})

	test('that was never made is none', () => {
		expect(kinds({}, passed)).toEqual([])
		expect(kinds({}, failed)).toEqual([])
	})

	test('of another suite is told beside it', () => {
		expect(kinds({ claimed: 'passed', suiteHash: 'b' }, failed)).toEqual(['claim', 'suite'])
		expect(kinds({ claimed: 'passed' }, passed)).toEqual([])
	})

	test('is not held against suites that are others on purpose', () => {
		expect(kinds({ claimed: 'passed', suiteHash: 'b' }, failed, true)).toEqual([])
		expect(kinds({ claimed: 'passed' }, failed, true)).toEqual([])
		expect(kinds({ claimed: 'passed', suiteHash: 'a' }, failed, true)).toEqual(['claim'])
	})

	test('that could not be graded is nobody’s fault', () => {
		const verdict: Verdict = { status: 'ungraded', reason: 'No memory.' }
		expect(kinds({ claimed: 'passed', suiteHash: 'b' }, verdict)).toEqual(['ungraded'])
	})
})

describe('copies', () => {
	const starter = { 'a.ts': 'export const a = 0 // TODO\n' }
	const solution = { 'a.ts': 'export const a = 2\n' }
	const by = (owner: string, files: Record<string, string>, more: Partial<Work> = {}): Owned => ({
		owner,
		work: { exercise: 'double', language: 'ts', files, ...more },
		starter,
		solution,
	})
	const found = (all: readonly Owned[]) =>
		[...findCopies(all)].map(([{ owner }, { sentence }]) => `${owner}: ${sentence}`)

	test('are alike but for spaces', () => {
		const mine = by('Ada', { 'a.ts': 'export const a = 1\n' })
		const theirs = by('Bob', { 'a.ts': '\r\nexport  const a=1' })
		expect(found([mine, theirs, by('Cleo', { 'a.ts': 'export const a = 3\n' })])).toEqual([
			'Ada: The same files as Bob handed in.',
			'Bob: The same files as Ada handed in.',
		])
	})

	test('are told apart from the solution, which everybody may read', () => {
		expect(found([by('Ada', solution), by('Bob', solution)])[0]).toBe(
			'Ada: The same files as Bob handed in; they are the course’s own solution.',
		)
	})

	test('are not what everybody begins with, nor what one learner hands in in two places', () => {
		const mine = { 'a.ts': 'export const a = 1\n' }
		expect(found([by('Ada', starter), by('Bob', starter), by('Cleo', {}), by('Dan', {})])).toEqual(
			[],
		)
		expect(found([by('Ada', mine), by('Ada', mine)])).toEqual([])
		expect(found([by('Ada', mine), by('Bob', mine, { language: 'py' })])).toEqual([])
		expect(found([by('Ada', mine), by('Bob', { 'b.ts': mine['a.ts'] })])).toEqual([])
	})

	test('of a whole class are named in a few words', () => {
		const class_ = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => by(name, solution))
		expect(found(class_)[0]).toContain('The same files as B, C, D and 2 more handed in')
	})
})
