import type { Position } from '../../course/report.ts'

/** The learner's files cannot be loaded, for a reason this sentence gives. */
export class LoadFault extends Error {
	override readonly name = 'LoadFault'
	readonly at: Position | undefined

	constructor(message: string, at?: Position) {
		super(message)
		this.at = at
	}
}
