/** What Node rejects with when a signal ends a wait; the signal's reason is its cause. */
export class AbortError extends Error {
	override readonly name = 'AbortError'
	readonly code = 'ABORT_ERR'

	constructor(signal: AbortSignal) {
		super('The operation was aborted', { cause: signal.reason })
	}
}

/** Throws what Node throws when an option is not of the kind it must be. */
export function invalidArgument(name: string, kind: string, value: unknown): TypeError {
	const error = new TypeError(
		`The "${name}" argument must be of type ${kind}. Received ${value === null ? 'null' : typeof value}`,
	)
	return Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' })
}
