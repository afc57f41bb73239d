import type { Files } from '../course/submission.ts'

/** A place in a file: UTF-16 units from its start, as the editor counts. */
export interface Span {
	from: number
	to: number
}

/** One thing that is said about a file. */
export interface Remark extends Span {
	severity: 'error' | 'warning' | 'info'
	message: string
	/** By what name it is known, `RUF006`, and where that is explained. */
	rule?: { code: string; url?: string }
	/** How it can be mended in one step. */
	mend?: { label: string; edits: readonly (Span & { text: string })[] }
}

/** What could stand at a place. */
export interface Offer {
	/** Where the word begins that is being written. */
	from: number
	options: readonly { label: string; kind: string; rank: number }[]
}

/** What a name is: its signature, and what is written about it. */
export interface Explanation extends Span {
	signature: string
	text: string
}

/** What knows a language, and reads along while somebody writes in it. */
export interface Adviser {
	remarks(files: Files, file: string): Remark[]
	complete(files: Files, file: string, at: number): Offer | undefined
	/** The name at a place; or the one that could stand there. */
	explain(files: Files, file: string, at: number, name?: string): Explanation | undefined
	/** The file, laid out anew. Throws a `Refusal` where that cannot be done. */
	format(files: Files, file: string): string
}

/** A question on its way to a worker. */
export type Question =
	| { about: 'remarks' | 'format'; files: Files; file: string }
	| { about: 'complete'; files: Files; file: string; at: number }
	| { about: 'explain'; files: Files; file: string; at: number; name?: string }

/** What comes back from one. Who is `spent`, for that reason, broke over the question, and answers no other. */
export type Answer<T> =
	{ id: number; answer: T } | { id: number; refused: Refused } | { id: number; spent: string }

/** Why a file is not formatted: its syntax is broken in that line, or nothing formats its language here. */
export type Refused =
	{ kind: 'syntax'; file: string; line: number; message: string } | { kind: 'language' }

/** Something cannot be done, for a reason that the learner is told. Any other error is a defect. */
export class Refusal extends Error {
	override readonly name = 'Refusal'
	readonly why: Refused

	constructor(why: Refused) {
		super(why.kind)
		this.why = why
	}
}

/** The first thing that a worker says. */
export type Opening = { ready: true } | { broken: string }
