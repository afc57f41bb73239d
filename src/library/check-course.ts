import type { Course } from '../course/course-config.ts'
import { didYouMean } from '../course/did-you-mean.ts'
import { Misconfigured } from '../course/misconfigured.ts'

/** What there is for a config to name. */
export interface Surroundings {
	/** The folders in `exercises/`. */
	exercises: readonly string[]
	/** The lessons that have a page. */
	lessons: readonly string[]
	/** Where somebody's own lessons lie: `my-course/lessons`. */
	lessonFolder: string
	/** Whether there is such a file, seen from where the config is. */
	isFile: (path: string) => boolean
}

/** Holds what a config names to what there is. Throws `Misconfigured` with a sentence for each that is not there. */
export function checkCourse(
	{ logo, leaveOut, add }: Pick<Course, 'logo' | 'leaveOut' | 'add'>,
	{ exercises, lessons, lessonFolder, isFile }: Surroundings,
): void {
	const added = add.flatMap((each) => ('lesson' in each ? [each.lesson] : each.lessons))
	const complaints = [
		...leaveOut.exercises
			.filter((id) => !exercises.includes(id))
			.map((id) => `leaveOut.exercises: there is no exercise "${id}".${didYouMean(id, exercises)}`),
		...added
			.filter((lesson) => !lessons.includes(lesson))
			.map(
				(lesson) =>
					`add: the lesson "${lesson}" has no page ${lessonFolder}/${lesson}.mdx. Write it, or take it out of add.`,
			),
		...(logo === undefined || isFile(logo)
			? []
			: [`logo: there is no file ${logo}, seen from the folder of course.config.ts.`]),
	]
	if (complaints.length > 0) throw new Misconfigured(complaints)
}
