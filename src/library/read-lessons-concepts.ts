import { didYouMean } from '../course/did-you-mean.ts'
import type { LessonSlug } from '../course/lesson.ts'
import type { FileComplaint } from './complaints.ts'
import type { Lesson } from './read-lesson.ts'
import type { KnownExercise } from './read-lessons.ts'

/** Requirements must be lessons that come before; so none goes in a circle that no complaint names. */
export function complainOfRequires(
	lessons: readonly Lesson[],
	order: readonly LessonSlug[],
): FileComplaint[] {
	const requires = new Map(lessons.map(({ slug, matter }) => [slug, matter.requires]))
	return lessons.flatMap(({ slug, file, matter, lineOf }) =>
		matter.requires.flatMap((other) => {
			const message = whyNotRequired(slug, other, { order, requires })
			const line = lineOf('requires')
			return message === undefined ? [] : [{ file, message, ...(line !== undefined && { line }) }]
		}),
	)
}

interface Order {
	order: readonly LessonSlug[]
	requires: ReadonlyMap<LessonSlug, readonly LessonSlug[]>
}

function whyNotRequired(
	slug: LessonSlug,
	other: LessonSlug,
	{ order, requires }: Order,
): string | undefined {
	if (!order.includes(other))
		return `requires names "${other}", and there is no such lesson.${didYouMean(other, order)} Mend the name, or take it out.`
	const way = wayBetween(other, slug, requires)
	if (way) return `requires goes in a circle: ${[slug, ...way].join(' → ')}. Take one of them out.`
	if (order.indexOf(other) > order.indexOf(slug))
		return `requires names "${other}", which comes later. Take it out, or change the order in the syllabus.`
	return undefined
}

/** The requirements that lead from one lesson to another, both included. */
function wayBetween(
	from: LessonSlug,
	to: LessonSlug,
	requires: Order['requires'],
	seen: readonly LessonSlug[] = [],
): LessonSlug[] | undefined {
	if (from === to) return [from]
	if (seen.includes(from)) return undefined
	for (const next of requires.get(from) ?? []) {
		const way = wayBetween(next, to, requires, [...seen, from])
		if (way) return [from, ...way]
	}
	return undefined
}

/** A concept that an exercise trains must have been taught where the exercise stands. */
export function complainOfConcepts(
	lessons: readonly Lesson[],
	exercises: readonly KnownExercise[],
): FileComplaint[] {
	const found: FileComplaint[] = []
	const all = lessons.flatMap(({ matter }) => Object.keys(matter.teaches))
	const taught = new Set<string>()
	for (const { file, matter, exercises: embedded } of lessons) {
		for (const concept of Object.keys(matter.teaches)) taught.add(concept)
		for (const { id, line } of embedded)
			for (const concept of exercises.find((each) => each.id === id)?.concepts ?? [])
				if (!taught.has(concept)) found.push({ file, line, message: sayUntaught(id, concept, all) })
	}
	return found
}

function sayUntaught(id: string, concept: string, all: readonly string[]): string {
	const where = all.includes(concept)
		? ' A later lesson teaches it: move one of them.'
		: `${didYouMean(concept, all)} Add it to \`teaches\`, or mend the exercise's \`concepts\`.`
	return `the exercise "${id}" trains "${concept}", and no lesson up to here teaches it.${where}`
}

/** A concept that no exercise trains is heard of only. */
export function notesOnConcepts(
	lessons: readonly Lesson[],
	exercises: readonly KnownExercise[],
): string[] {
	const trained = new Set(exercises.flatMap(({ concepts }) => concepts))
	return lessons.flatMap(({ file, matter }) =>
		Object.keys(matter.teaches)
			.filter((concept) => !trained.has(concept))
			.map((concept) => `${file} teaches "${concept}", and no exercise trains it.`),
	)
}
