import { constants } from 'node:os'

/** What asked a command to end: a signal, or whoever read its output and went away. */
export type StoppedBy = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGPIPE'

/**
 * Does work until it is done, or until Ctrl-C or a request to end aborts its signal; then there is no
 * value. What the work rejects with otherwise is passed on. It cleans up by itself.
 */
export async function untilStopped<T>(
	work: (signal: AbortSignal) => Promise<T>,
): Promise<{ value?: T; stoppedBy?: StoppedBy }> {
	const over = new AbortController()
	let stoppedBy: StoppedBy | undefined
	const stop = (by: StoppedBy) => {
		stoppedBy ??= by
		over.abort(new Error(`Stopped by ${by}.`))
	}
	const onPipe = (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error
		stop('SIGPIPE')
	}
	for (const signal of signals) process.on(signal, stop)
	process.stdout.on('error', onPipe)
	try {
		return { value: await work(over.signal) }
	} catch (error) {
		if (stoppedBy === undefined) throw error
		return { stoppedBy }
	} finally {
		for (const signal of signals) process.off(signal, stop)
	}
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What a shell makes of a command that a signal has ended. */
export function endingCode(by: StoppedBy = 'SIGINT'): number {
	return 128 + constants.signals[by]
}
