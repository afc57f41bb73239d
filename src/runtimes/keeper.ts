import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { Death } from './account.ts'

/** A job that is being done, wherever that is. */
export interface Running {
	/** Hears what it writes, from the beginning; once. */
	hear(onOut: (chunk: string) => void, onErr: (chunk: string) => void): void
	/** How it ended, or why it could not begin. */
	ended: Promise<Death | Error>
	/** Ends it, and waits until it is gone. */
	end(): Promise<void>
}

/** Processes that do one job after another, each in a thread of its own; see `inside/keeper-entry.ts`. */
export interface Keepers {
	/** Has the job of that file done by a process that is idle, or by a new one. */
	run(jobFile: string): Running
	/** Ends them all. */
	end(): Promise<void>
}

/** `launch` starts one of them, with a channel for messages. */
export function createKeepers(launch: () => ChildProcess): Keepers {
	const idle: Keeper[] = []
	const all = new Set<Keeper>()
	const add = () => {
		const keeper = new Keeper(launch())
		all.add(keeper)
		void keeper.gone.then(() => all.delete(keeper))
		return keeper
	}
	return {
		run(jobFile) {
			const keeper = idle.pop() ?? add()
			const running = keeper.run(jobFile)
			void running.ended.then(() => {
				if (all.has(keeper)) idle.push(keeper)
			})
			return running
		},
		async end() {
			await Promise.all([...all].map((keeper) => keeper.end()))
		},
	}
}

class Keeper {
	readonly gone: Promise<Death | Error>
	readonly #child: ChildProcess
	#onOut: (chunk: string) => void = () => undefined
	#onErr: (chunk: string) => void = () => undefined

	constructor(child: ChildProcess) {
		this.#child = child
		const { promise, resolve } = Promise.withResolvers<Death | Error>()
		this.gone = promise
		child.on('error', resolve)
		child.on('close', (code, killer) => resolve({ code, killer, words: '' }))
		child.stdout?.setEncoding('utf8').on('data', (chunk: string) => this.#onOut(chunk))
		child.stderr?.setEncoding('utf8').on('data', (chunk: string) => this.#onErr(chunk))
	}

	run(jobFile: string): Running {
		const mark = randomUUID()
		const { promise: over, resolve } = Promise.withResolvers<Death>()
		const ended = Promise.race([over, this.gone])
		this.#child.send({ run: jobFile, mark })
		return {
			ended,
			hear: (onOut, onErr) => {
				this.#onErr = onErr
				this.#onOut = untilMark(mark, onOut, resolve)
			},
			end: async () => {
				// What is gone already hears nothing more.
				if (this.#child.connected) this.#child.send({ end: mark })
				await ended
			},
		}
	}

	async end(): Promise<void> {
		this.#child.kill('SIGKILL')
		await this.gone
	}
}

/**
 * After the last that a job writes comes its mark, and how its thread ended: on the stream itself, for what a job
 * wrote has to be here before the next one begins. Passes on what stands before it, which may be half a line, and no
 * more than that.
 */
function untilMark(
	mark: string,
	onOut: (chunk: string) => void,
	onEnd: (death: Death) => void,
): (chunk: string) => void {
	let held = ''
	return (chunk) => {
		held += chunk
		const lines = held.split('\n')
		held = lines.pop() ?? ''
		for (const line of lines) {
			const [before = '', death] = line.split(mark)
			if (death === undefined) onOut(`${line}\n`)
			else {
				if (before !== '') onOut(before)
				onEnd(deathOf(death))
			}
		}
	}
}

/** `<code> <the last words>`, as the keeper writes it. */
function deathOf(text: string): Death {
	const [, code = '', words = ''] = /^ (-?\d+) (.*)$/.exec(text) ?? []
	return { code: Number(code), killer: null, words }
}
