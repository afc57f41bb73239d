import type { ExerciseId } from '../course/exercise.ts'

/** What is wrong with an exercise, and what to do about it. */
export interface Complaint {
	exercise: ExerciseId
	/** The file or folder, from the exercise's folder: `ts/suite.test.ts`. */
	file: string
	/** Counted from 1. */
	line?: number
	/** Sentences: what is wrong, then what to do. */
	message: string
}

/** How a reader of one exercise says what is wrong with it. */
export type Complain = (file: string, message: string, line?: number) => void

/** `ts/suite.test.ts:3: …`, as an editor and a terminal understand it. */
export function sayComplaint({ file, line, message }: Complaint): string {
	return `${line === undefined ? file : `${file}:${line}`}: ${message}`
}

/** Thrown when exercises cannot be used as they are; the message holds every complaint. */
export class Complaints extends Error {
	override name = 'Complaints'
	readonly list: readonly Complaint[]

	constructor(list: readonly Complaint[]) {
		super(list.map((c) => `exercises/${c.exercise}/${sayComplaint(c)}`).join('\n'))
		this.list = list
	}
}
