import type { Work } from '../src/course/hand-in.ts'
import { languageNames } from '../src/course/language.ts'
import type { ExerciseId } from '../src/course/exercise.ts'
import { formatCsv } from './collect-csv.ts'
import { sayFound, type Flag, type Found } from './collect-flags.ts'
import type { Learner } from './collect-learners.ts'
import type { Person } from './collect-roster.ts'

/** One piece of work, graded again. */
export interface GradedWork {
	work: Work
	/** The exercise by the id it has now; left out where the course has none like it. */
	exercise?: ExerciseId
	/** Left out where nothing could grade it. */
	found?: Found
	flags: Flag[]
}

export interface GradedLearner {
	learner: Learner
	works: GradedWork[]
}

/** All that came of collecting. */
export interface Gradebook {
	/** The exercises that somebody handed in, in the order of what they are called. */
	columns: readonly { exercise: ExerciseId; title: string }[]
	learners: readonly GradedLearner[]
	/** Those of the roster who handed nothing in. */
	absent: readonly Person[]
}

/** What one exercise gives. */
export const points = 1

/** Full points for who has passed in any language; none where it was not handed in, or could not be graded. */
export function gradeOf({ works }: GradedLearner, exercise: ExerciseId): number | undefined {
	const statuses = works
		.filter((each) => each.exercise === exercise)
		.flatMap(({ found }) => found?.verdict.status ?? [])
	if (statuses.includes('passed')) return points
	return statuses.some((status) => status !== 'ungraded') ? 0 : undefined
}

/** As Canvas imports grades: who is meant by its own columns, then one column for each exercise. */
export function canvasCsv({ columns, learners }: Gradebook): string {
	return formatCsv([
		[
			'Student',
			'ID',
			'SIS User ID',
			'SIS Login ID',
			'Section',
			...columns.map(({ title }) => title),
		],
		['Points Possible', '', '', '', '', ...columns.map(() => points)],
		...learners.map((graded) => {
			const { name, id, submitter, person } = graded.learner
			const user = submitter?.platform === 'Canvas' ? submitter.user : ''
			const isAddress = id.includes('@')
			return [
				person?.name ?? name,
				person?.user || user,
				person?.number || (person || isAddress ? '' : id),
				person?.login || (!person && isAddress ? id : ''),
				person?.section ?? '',
				...gradesOf(graded, columns),
			]
		}),
	])
}

/** As Moodle imports grades: it asks which column says who is meant; the address or the number does. */
export function moodleCsv({ columns, learners }: Gradebook): string {
	return formatCsv([
		['Full name', 'Email address', 'ID number', 'Username', ...columns.map(({ title }) => title)],
		...learners.map((graded) => {
			const { name, id, person } = graded.learner
			const isAddress = id.includes('@')
			return [
				person?.name ?? name,
				person?.email || (!person && isAddress ? id : ''),
				person?.number || (person || isAddress ? '' : id),
				person?.login ?? '',
				...gradesOf(graded, columns),
			]
		}),
	])
}

function gradesOf(graded: GradedLearner, columns: Gradebook['columns']): (number | string)[] {
	return columns.map(({ exercise }) => gradeOf(graded, exercise) ?? '')
}

const allColumns = [
	'Learner',
	'Number or address',
	'Exercise',
	'Language',
	'Claimed',
	'Found',
	'Graded in the browser at',
	'Attempts',
	'Suite changed since',
	'Note',
	'File',
]

/** Everything, for people: a row for each learner, exercise and language. */
export function allCsv({ learners, absent }: Gradebook): string {
	const rows = learners.flatMap(({ learner, works }) => {
		const { name, id, counts, flags, notes } = learner
		const said = [...flags.map(({ sentence }) => sentence), ...notes].join(' ')
		if (works.length === 0)
			return [
				[name, id, '', '', '', '', '', '', '', `${said} It holds no work.`.trim(), counts.place],
			]
		return works.map((graded) => [
			name,
			id,
			...rowOf(graded),
			[...graded.flags.map(({ sentence }) => sentence), said].filter(Boolean).join(' '),
			counts.place,
		])
	})
	const without = absent.map(({ name, number, email }) => [
		name,
		number || email,
		...Array<string>(7).fill(''),
		'Handed nothing in.',
		'',
	])
	// With this mark Excel reads names in any script.
	return `\uFEFF${formatCsv([allColumns, ...rows, ...without])}`
}

function rowOf({ work, exercise, found }: GradedWork): (string | number)[] {
	const isKnown = work.suiteHash !== undefined && found?.suiteHash !== undefined
	const isChanged = work.suiteHash !== found?.suiteHash
	return [
		exercise ?? work.exercise,
		languageNames[work.language],
		work.claimed ?? 'a draft',
		found ? sayFound(found.verdict) : '',
		new Date(work.at).toISOString(),
		work.attempts,
		isKnown ? (isChanged ? 'yes' : 'no') : '',
	]
}
