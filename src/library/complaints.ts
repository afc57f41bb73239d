import type { ExerciseId } from '../course/exercise.ts'

/** What is wrong with a file, and what to do about it. */
export interface FileComplaint {
	/** The file or folder: `src/content/docs/the-tools.mdx`. */
	file: string
	/** Counted from 1. */
	line?: number
	/** What the file does, where it is the subject: `survives`. */
	verb?: string
	/** Sentences: what is wrong, then what to do. */
	message: string
}

/** What is wrong with an exercise. Its file is named from the exercise's folder: `ts/suite.test.ts`. */
export interface Complaint extends FileComplaint {
	exercise: ExerciseId
}

/** How a reader of one exercise or lesson says what is wrong with it. */
export type Complain = (file: string, message: string, line?: number) => void

/** `ts/suite.test.ts:3: …` or `ts/mistakes/no-order survives: …`; an editor and a terminal find the place. */
export function sayComplaint({ file, line, verb, message }: FileComplaint): string {
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
