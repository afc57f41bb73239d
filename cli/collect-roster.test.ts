import { expect, test } from 'vitest'
import { foldName, readRoster, type Person } from './collect-roster.ts'

const nobody: Person = { name: '', user: '', number: '', login: '', email: '', section: '' }

test.each<[string, string, Partial<Person>[]]>([
	[
		'Canvas’s gradebook, without its rows about points',
		'\uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,Quiz (12)\r\n,,,,,Manual Posting\r\n    Points Possible,,,,,10\r\n"Lovelace, Ada",71,s1,ada,Mondays,9\r\n"Student, Test",72,,x,Mondays,\r\n',
		[{ name: 'Lovelace, Ada', user: '71', number: 's1', login: 'ada', section: 'Mondays' }],
	],
	[
		'Moodle’s participants',
		'First name,Last name,ID number,Email address\nAda,Lovelace,s1,ada@x.example\n',
		[{ name: 'Ada Lovelace', number: 's1', email: 'ada@x.example' }],
	],
	[
		'Moodle’s grading worksheet',
		'Identifier,Full name,Email address,Status\nParticipant 4711,Ada Lovelace,ada@x.example,Submitted\n',
		[{ name: 'Ada Lovelace', user: '4711', email: 'ada@x.example' }],
	],
	[
		'a German table out of Excel',
		'Vorname;Nachname;Matrikelnummer\r\nÄnne;Müller;007\r\n;;\r\n',
		[{ name: 'Änne Müller', number: '007' }],
	],
	['a column of names', 'name\n李\n__proto__\n', [{ name: '李' }, { name: '__proto__' }]],
])('reads %s', (_, text, people) => {
	expect(readRoster(text)).toEqual({
		status: 'read',
		people: people.map((person) => ({ ...nobody, ...person })),
	})
})

test.each(['', 'a,b\n1,2\n', '%PDF-1.4'])(
	'says what is missing where there are no names: %j',
	(text) => {
		expect(readRoster(text)).toEqual({
			status: 'unread',
			why: expect.stringContaining('it has no column for names'),
		})
	},
)

test('a name is the same in whatever order and capitals', () => {
	expect(foldName('LOVELACE,  Ada')).toBe(foldName('Ada Lovelace '))
	expect(foldName('A\u0308nne')).toBe(foldName('Änne'))
})
