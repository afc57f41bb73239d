import type { HandIn } from '../src/course/hand-in.ts'
import type { Flag } from './collect-flags.ts'
import { fold, foldName, type Person } from './collect-roster.ts'

/** Whose file it is, as the platform that it was downloaded from says it: nobody hands in as another there. */
export interface Submitter {
	platform: 'Canvas' | 'Moodle'
	/** The number that the platform has for them. */
	user: string
}

/** One hand-in, and where it was found. */
export interface Collected {
	/** As it is told: a path, or a zip and a path in it. */
	place: string
	handIn: HandIn
	seal: 'whole' | 'damaged' | 'none'
	submitter?: Submitter
}

/** One learner, with the hand-in of theirs that counts. */
export interface Learner {
	name: string
	/** A student number or an e-mail address, where they gave one. */
	id: string
	submitter?: Submitter
	/** Their row of the roster. */
	person?: Person
	counts: Collected
	flags: Flag[]
	/** What is to be known and is nothing wrong. */
	notes: string[]
}

export interface Class {
	/** In the order of their names. */
	learners: Learner[]
	/** Those of the roster who handed nothing in. */
	absent: Person[]
}

/** What hand-ins are held against. */
interface Against {
	roster?: readonly Person[] | undefined
	/** The title of the course that grades. */
	course: string
	/** In milliseconds since 1970. */
	now: number
}

/** Makes learners of hand-ins: of several by one learner the latest counts. */
export function gatherLearners(all: readonly Collected[], { roster, course, now }: Against): Class {
	const byLearner = Map.groupBy(all, keyOf)
	const learners = [...byLearner.values()]
		.map((theirs) => learnerOf(theirs, { course, now }))
		.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
	flagSameIds(learners)
	return { learners, absent: roster ? findInRoster(learners, roster) : [] }
}

function keyOf({ submitter, handIn: { who } }: Collected): string {
	if (submitter) return JSON.stringify([submitter.platform, submitter.user])
	return JSON.stringify(who.id === undefined ? ['name', foldName(who.name)] : ['id', fold(who.id)])
}

function learnerOf(theirs: readonly Collected[], against: Omit<Against, 'roster'>): Learner {
	const [counts, ...earlier] = theirs.toSorted((a, b) => b.handIn.at - a.handIn.at)
	if (!counts) throw new Error('A learner has no hand-in.')
	const { who } = counts.handIn
	return {
		name: who.name.trim(),
		id: who.id?.trim() ?? '',
		...(counts.submitter && { submitter: counts.submitter }),
		counts,
		flags: flagsOfHandIn(counts, earlier, against),
		notes: notesOn(counts, earlier, against),
	}
}

/** How far a clock may be ahead: a time zone, and no more. */
const day = 86_400_000

function flagsOfHandIn(
	{ place, handIn, seal, submitter }: Collected,
	earlier: readonly Collected[],
	{ now }: Pick<Against, 'now'>,
): Flag[] {
	const flags: Flag[] = []
	const others = earlier
		.map((each) => each.handIn.who.name)
		.filter((name) => foldName(name) !== foldName(handIn.who.name))
	if (others.length > 0)
		flags.push({
			kind: 'who',
			sentence: `The same ${submitter ? 'account' : 'number or address'} handed in under another name, “${others.join('” and “')}”.`,
		})
	if (handIn.at > now + day)
		flags.push({
			kind: 'clock',
			sentence: `${place} says that it was made on ${new Date(handIn.at).toISOString().slice(0, 10)}, which has not come yet.`,
		})
	if (seal === 'damaged')
		flags.push({
			kind: 'checksum',
			sentence: `The checksum of ${place} is not that of its content: it was damaged, or changed after it was saved.`,
		})
	return flags
}

function notesOn(
	{ place, handIn, seal }: Collected,
	earlier: readonly Collected[],
	{ course }: Pick<Against, 'course'>,
): string[] {
	const notes: string[] = []
	if (earlier.length > 0)
		notes.push(
			`Handed in ${earlier.length + 1} times: ${place} was made last and counts, ${earlier.map((each) => each.place).join(' and ')} does not.`,
		)
	if (seal === 'none') notes.push('It has no checksum: the browser could not make one.')
	if (handIn.course !== course)
		notes.push(`It is from “${handIn.course}”, and this course is called “${course}”.`)
	return notes
}

/** Two accounts that give one number: one of them has handed in for the other, or it is a slip. */
function flagSameIds(learners: readonly Learner[]): void {
	const withId = learners.filter(({ id }) => id !== '')
	for (const same of Map.groupBy(withId, ({ id }) => fold(id)).values())
		for (const learner of same) {
			const others = same.filter((each) => each !== learner)
			if (others.length > 0)
				learner.flags.push({
					kind: 'who',
					sentence: `${others.map(({ counts }) => counts.place).join(' and ')} was handed in for “${learner.id}” too.`,
				})
		}
}

/** How sure it is that a row of the roster is a learner: the platform says it, a number does, or a name alone. */
const signs: readonly ((learner: Learner, person: Person) => boolean)[] = [
	({ submitter }, { user }) => submitter !== undefined && user !== '' && submitter.user === user,
	({ id }, { number, login, email }) =>
		id !== '' && [number, login, email].some((each) => fold(each) === fold(id)),
	({ name }, person) => foldName(name) === foldName(person.name),
]

/**
 * Gives each learner their row, the surest first; answers the rows that nobody has. A row that two may have by one
 * sign is given to neither by it: to know somebody's number is not to be them.
 */
function findInRoster(learners: readonly Learner[], roster: readonly Person[]): Person[] {
	const free = new Set(roster)
	for (const sign of signs) {
		const pairs = learners
			.filter(({ person }) => !person)
			.flatMap((learner) =>
				[...free].filter((person) => sign(learner, person)).map((person) => ({ learner, person })),
			)
		for (const { learner, person } of pairs) {
			const rivals = pairs.filter((pair) => pair.learner === learner || pair.person === person)
			if (rivals.length > 1) continue
			learner.person = person
			free.delete(person)
		}
	}
	for (const learner of learners)
		if (!learner.person) learner.flags.push(strangerFlag(learner, roster))
	return [...free]
}

function strangerFlag(learner: Learner, roster: readonly Person[]): Flag {
	const rows = roster.filter((person) => signs.some((sign) => sign(learner, person)))
	const sentence =
		rows.length === 0
			? 'Nobody in the roster has this name, number or address.'
			: rows.length === 1
				? `Another hand-in fits the row of ${rows[0]?.name} as well or better.`
				: `${rows.length} people in the roster may be meant.`
	return { kind: 'who', sentence }
}
