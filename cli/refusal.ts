/**
 * A command cannot go on, and the message says why and what to do. It is shown without a stack;
 * every other error is a defect of ours and is shown whole.
 */
export class Refusal extends Error {
	override name = 'Refusal'
	/** What the command ends with. */
	readonly exitCode: number

	constructor(message: string, { exitCode = 1 }: { exitCode?: number } = {}) {
		super(message)
		this.exitCode = exitCode
	}
}
