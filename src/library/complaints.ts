import type { ExerciseId } from '../course/exercise.ts'

/** What is wrong with an exercise, and what to do about it. */
export interface Complaint {
	exercise: ExerciseId
	/** The file or folder, from the exercise's folder: `ts/suite.test.ts`. */
	file: string
	/** Counted from 1. */
	line?: number
	/** What the file does, where it is the subject: `survives`. */
	verb?: string
	/** Sentences: what is wrong, then what to do. */
	message: string
}

/** How a reader of one exercise says what is wrong with it. */
export type Complain = (file: string, message: string, line?: number) => void

/** `ts/suite.test.ts:3: …` or `ts/mistakes/no-order survives: …`; an editor and a terminal find the place. */
export function sayComplaint({ file, line, verb, message }: Complaint): string {
	const place = line === undefined ? file : `${file}:${line}`
	return `${verb === undefined ? place : `${place} ${verb}`}: ${message}`
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
