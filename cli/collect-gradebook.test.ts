import { describe, expect, test } from 'vitest'
import type { Work } from '../src/course/hand-in.ts'
import type { Verdict } from '../src/course/verdict.ts'
import { parseCsv } from './collect-csv.ts'
import {
	allCsv,
	canvasCsv,
	gradeOf,
	moodleCsv,
	type GradedLearner,
	type GradedWork,
} from './collect-gradebook.ts'
import type { Learner } from './collect-learners.ts'
import { resultNames, resultsOf } from './collect-results.ts'

const passed: Verdict = { status: 'passed', cases: [] }
const failed: Verdict = { status: 'failed', cases: [], first: 'gives two' }
const ungraded: Verdict = { status: 'ungraded', reason: 'No memory.' }

function graded(
	name: string,
	works: Record<string, Verdict | undefined>,
	more: Partial<Learner> = {},
): GradedLearner {
	const work: Work[] = []
	const all = Object.entries(works).map(([key, verdict]): GradedWork => {
		const [exercise = '', language] = key.split('/')
		const one: Work = {
			exercise,
			language: language === 'py' ? 'py' : 'ts',
			files: {},
			claimed: 'passed',
			at: 0,
			attempts: 2,
			suiteHash: 'b',
		}
		work.push(one)
		return verdict
			? { work: one, exercise, found: { verdict, suiteHash: 'a' }, flags: [] }
			: { work: one, flags: [{ kind: 'exercise', sentence: 'No such exercise.' }] }
	})
	const handIn = { kind: 'hand-in', version: 1, course: 'C', who: { name }, at: 0, work } as const
	const counts = { place: 'a.json', handIn: { ...handIn, work }, seal: 'whole' } as const
	return { learner: { name, id: '', counts, flags: [], notes: [], ...more }, works: all }
}

const columns = [
	{ exercise: 'double', title: 'Twice, please' },
	{ exercise: 'wait', title: '=Wait' },
]
const person = {
	name: 'Lovelace, Ada',
	user: '71',
	number: 's1',
	login: 'ada',
	email: 'ada@x.example',
	section: 'Mondays',
}
const book = {
	columns,
	learners: [
		graded('Countess', { 'double/ts': failed, 'double/py': passed }, { id: 's1', person }),
		graded('=cmd()', { 'double/ts': failed, 'wait/ts': ungraded, gone: undefined }, { id: '+49' }),
		graded('Zoë', {}, { id: 'z@x.example', submitter: { platform: 'Canvas', user: '9' } }),
	],
	absent: [{ ...person, name: 'Bob' }],
}

test('a point is for passing in any language; what could not be graded has no grade', () => {
	const [ada, cmd, zoe] = book.learners
	expect(ada && gradeOf(ada, 'double')).toBe(1)
	expect(cmd && gradeOf(cmd, 'double')).toBe(0)
	expect(cmd && gradeOf(cmd, 'wait')).toBeUndefined()
	expect(zoe && gradeOf(zoe, 'double')).toBeUndefined()
})

test('Canvas gets its columns, the points, and the people of the roster', () => {
	expect(canvasCsv(book)).toBe(
		[
			'Student,ID,SIS User ID,SIS Login ID,Section,"Twice, please",\'=Wait',
			'Points Possible,,,,,1,1',
			'"Lovelace, Ada",71,s1,ada,Mondays,1,',
			"'=cmd(),,'+49,,,0,",
			'Zoë,9,,z@x.example,,,',
			'',
		].join('\r\n'),
	)
})

test('Moodle gets who is meant by address and number', () => {
	expect(parseCsv(moodleCsv(book))).toEqual([
		['Full name', 'Email address', 'ID number', 'Username', 'Twice, please', "'=Wait"],
		['Lovelace, Ada', 'ada@x.example', 's1', 'ada', '1', ''],
		["'=cmd()", '', "'+49", '', '0', ''],
		['Zoë', 'z@x.example', '', '', '', ''],
	])
})

test('the whole table has a row for each exercise and language, and for who handed in nothing', () => {
	const rows = parseCsv(allCsv(book))
	expect(rows.slice(1).map((row) => [row[0], row[2], row[3], row[5]])).toEqual([
		['Countess', 'double', 'TypeScript', 'failed at “gives two”'],
		['Countess', 'double', 'Python', 'passed'],
		["'=cmd()", 'double', 'TypeScript', 'failed at “gives two”'],
		["'=cmd()", 'wait', 'TypeScript', 'ungraded'],
		["'=cmd()", 'gone', 'TypeScript', ''],
		['Zoë', '', '', ''],
		['Bob', '', '', ''],
	])
	expect(rows.at(-1)).toContain('Handed nothing in.')
	expect(rows.at(-2)).toContain('It holds no work.')
	expect(rows.at(-3)).toContain('No such exercise.')
	expect(rows[0]).toHaveLength(11)
	for (const row of rows) expect(row).toHaveLength(11)
})

describe('Gradescope', () => {
	test('gets a test for each that was graded, and the sum', () => {
		const [ada, cmd] = book.learners.map((one) => resultsOf(one, book, 'process'))
		expect(ada).toMatchObject({
			score: 1,
			visibility: 'visible',
			extra_data: { runtime: 'process' },
		})
		expect(ada?.tests).toMatchObject([
			{ name: 'double (TypeScript)', score: 0, max_score: 1, status: 'failed' },
			{
				name: 'double (Python)',
				score: 1,
				status: 'passed',
				extra_data: { suite_hash: 'a', attempt_time: '1970-01-01T00:00:00.000Z' },
			},
		])
		expect(cmd?.tests).toHaveLength(1)
	})

	test('gets files that lie where they are to lie, each its own', () => {
		const names = ['Ada', 'ada', '../../x', 'x', 'nul', '李', '…', '__proto__', 'ADA']
		const learners = names.map((name) => graded(name, {}))
		expect([...resultNames(learners).values()]).toEqual([
			'Ada.json',
			'ada-2.json',
			'x.json',
			'x-2.json',
			'learner-nul.json',
			'李.json',
			'learner.json',
			'proto.json',
			'ADA-3.json',
		])
	})
})
