import { parseCsv } from './collect-csv.ts'

// Who is in the class, as a learning platform exports it: Canvas's gradebook, Moodle's list of participants or its
// grading worksheet, or any table with a column of names.

/** One row of a roster; a field that it does not have is empty. */
export interface Person {
	name: string
	/** The number that the platform has for them, and that it names their files with. */
	user: string
	/** A number of the school's: Canvas's SIS User ID, Moodle's ID number. */
	number: string
	login: string
	email: string
	section: string
}

/** What the columns are called, in small letters. */
const columns: Readonly<Record<keyof Person | 'first' | 'last', readonly string[]>> = {
	name: ['student', 'full name', 'fullname', 'name', 'vollständiger name'],
	first: ['first name', 'firstname', 'vorname'],
	last: ['last name', 'lastname', 'surname', 'nachname'],
	user: ['id', 'identifier', 'user id'],
	number: ['sis user id', 'id number', 'idnumber', 'student number', 'matrikelnummer', 'id-nummer'],
	login: ['sis login id', 'login id', 'username', 'anmeldename'],
	email: ['email address', 'email', 'e-mail', 'e-mail address', 'e-mail-adresse'],
	section: ['section', 'sections', 'group', 'groups'],
}

export type ReadRoster =
	| { status: 'read'; people: Person[] }
	/** `why`: the end of a sentence. */
	| { status: 'unread'; why: string }

/** Reads a roster. */
export function readRoster(text: string): ReadRoster {
	const [head = [], ...rows] = parseCsv(text)
	const names = head.map((each) => each.trim().toLowerCase())
	const at = (field: keyof typeof columns) =>
		names.findIndex((name) => columns[field].includes(name))
	const has = (field: keyof typeof columns) => at(field) >= 0
	if (!has('name') && !(has('first') && has('last')))
		return {
			status: 'unread',
			why: `it has no column for names: “Student”, “Full name”, or “First name” and “Last name”. Its columns: ${head.slice(0, 8).join(', ') || 'none'}`,
		}
	const people = rows.flatMap((row): Person[] => {
		const cell = (field: keyof typeof columns) => (row[at(field)] ?? '').trim()
		const name = cell('name') || `${cell('first')} ${cell('last')}`.trim()
		// Two of Canvas's rows are about points, and about nobody.
		if (name === '' || /^(points possible|manual posting|student, test)$/i.test(name)) return []
		return [
			{
				name,
				// Moodle's worksheet has “Participant 1234”.
				user: cell('user').replace(/^\D+/, ''),
				number: cell('number'),
				login: cell('login'),
				email: cell('email'),
				section: cell('section'),
			},
		]
	})
	return { status: 'read', people }
}

/** A name or a number as it is compared: how it is written decides nothing. */
export function fold(text: string): string {
	return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

/** A name as people sort it and as they say it: “Lovelace, Ada” is Ada Lovelace. */
export function foldName(name: string): string {
	const [last = '', first] = name.split(',', 2)
	return fold(first === undefined ? name : `${first} ${last}`)
}
