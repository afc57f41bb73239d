import { didYouMean } from '../course/did-you-mean.ts'
import type { ExerciseId, ExerciseMatter } from '../course/exercise.ts'
import type { Complaint } from './complaints.ts'

type Named = Pick<ExerciseMatter, 'requires' | 'formerly'> & { id: ExerciseId }

/** What exercises say of one another: what they require, and which names they had. Pure. */
export function complaintsBetween(
	ids: ReadonlySet<ExerciseId>,
	exercises: readonly Named[],
): Complaint[] {
	const found: Complaint[] = []
	const formerOwner = new Map<ExerciseId, ExerciseId>()
	const requirements = new Map(exercises.map(({ id, requires }) => [id, requires]))
	for (const { id, requires, formerly } of exercises) {
		const complain = (message: string) => {
			found.push({ exercise: id, file: 'exercise.md', message })
		}
		for (const other of requires)
			if (!ids.has(other))
				complain(
					`requires names "${other}", and there is no such exercise.${didYouMean(other, ids)} Mend the name, or take it out.`,
				)
		const circle = circleFrom(id, requirements)
		if (circle) complain(`requires goes in a circle: ${circle.join(' → ')}. Take one of them out.`)
		for (const old of formerly) {
			const owner = formerOwner.get(old)
			if (ids.has(old))
				complain(`formerly names "${old}", and that is an exercise of its own. Take it out.`)
			else if (owner !== undefined)
				complain(
					`formerly names "${old}", and so does ${owner}. An old name leads to one exercise: take it out of one.`,
				)
			formerOwner.set(old, id)
		}
	}
	return found
}

/** The way from an exercise back to itself; told once, from the first name of the circle. */
function circleFrom(
	start: ExerciseId,
	requires: ReadonlyMap<ExerciseId, readonly ExerciseId[]>,
): ExerciseId[] | undefined {
	const seen = new Set<ExerciseId>()
	const walk = (way: readonly ExerciseId[]): ExerciseId[] | undefined => {
		for (const next of requires.get(way.at(-1) ?? start) ?? []) {
			if (next === start) return [...way, start]
			if (next < start || seen.has(next)) continue
			seen.add(next)
			const found = walk([...way, next])
			if (found) return found
		}
		return undefined
	}
	return walk([start])
}
