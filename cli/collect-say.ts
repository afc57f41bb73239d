import type { Unread } from './collect-find.ts'
import { flagsOfLearner } from './collect-grade.ts'
import type { Gradebook, GradedLearner } from './collect-gradebook.ts'

/** A file that was passed over, as a sentence. */
export function sayUnread({ place, why }: Unread): string {
	return `${plain(place)} was passed over: ${plain(why)}.`
}

/** A learner whose work has been graded, as a line. */
export function sayGraded({ learner, works }: GradedLearner): string {
	const passed = works.filter(({ found }) => found?.verdict.status === 'passed').length
	return `${plain(learner.name)}: ${passed} of ${works.length} passed`
}

/** What came of it all, with everything that somebody has to look at. */
export function sayCollected(
	{ learners, absent }: Gradebook,
	{ out, unread }: { out: string; unread: readonly Unread[] },
): string {
	const flagged = learners.flatMap((graded) =>
		flagsOfLearner(graded).map(
			({ sentence }) => `${plain(graded.learner.name)}: ${plain(sentence)}`,
		),
	)
	const notes = learners.flatMap(({ learner: { name, notes } }) =>
		notes.map((note) => `${plain(name)}: ${plain(note)}`),
	)
	const lists = [
		list('To be looked at', flagged),
		list('Passed over', unread.map(sayUnread)),
		list('To be known', notes),
		list(
			'In the roster, and handed nothing in',
			absent.map(({ name }) => plain(name)),
		),
	]
	const total = `${learners.length} ${learners.length === 1 ? 'learner' : 'learners'}, ${flagged.length + unread.length} flagged. The gradebook is in ${out}.`
	return [...lists.filter((each) => each !== ''), total].join('\n\n')
}

function list(title: string, lines: readonly string[]): string {
	return lines.length === 0 ? '' : [`${title}:`, ...lines.map((line) => `  ${line}`)].join('\n')
}

/** What strangers wrote, on a terminal: nothing of it moves the cursor, or turns the line around. */
function plain(text: string): string {
	return text.replaceAll(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '\uFFFD')
}
