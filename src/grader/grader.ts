import type { Language } from '../course/language.ts'
import type { ExerciseId } from '../course/exercise.ts'
import type { RunEvent } from '../course/report.ts'
import type { Files } from '../course/submission.ts'
import type { Verdict } from '../course/verdict.ts'

/** A learner's submission at one moment: the files they may edit. */
export interface Attempt {
	exercise: ExerciseId
	language: Language
	files: Files
}

/** What the page speaks to: it cannot tell whether the grading happens here or on a server. */
export interface Grader {
	/** Cases stream as they end. Aborting `signal` stops the run and rejects with the signal's reason; nothing else rejects. */
	grade(attempt: Attempt, onEvent: (event: RunEvent) => void, signal: AbortSignal): Promise<Verdict>
}
