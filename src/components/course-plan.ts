import type { ExerciseId } from '../course/exercise.ts'
import type { Language } from '../course/language.ts'

// The course as a learner's map needs it: data that the page carries.

export interface PlannedExercise {
	id: ExerciseId
	title: string
	/** The language of the title, where it is not the page's. */
	lang?: string
	/** Where it stands: its lesson's page, and its own place there. */
	href: string
	languages: readonly Language[]
	concepts: readonly string[]
	formerly: readonly ExerciseId[]
}

export interface CoursePlan {
	/** In the order of the syllabus. */
	exercises: readonly PlannedExercise[]
	/** What a learner can do who knows it: a sentence for each concept that an exercise trains. */
	concepts: Readonly<Record<string, string>>
}

/** What the page shows without a script. */
export interface PlannedLesson {
	title: string
	/** The language of the title, where it is not the page's. */
	lang?: string
	href: string
	minutes: number | undefined
	exercises: readonly PlannedExercise[]
}

export interface PlannedChapter {
	title: string
	lessons: readonly PlannedLesson[]
}
