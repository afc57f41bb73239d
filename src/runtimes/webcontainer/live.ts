import type {
	FileSystemTree,
	SpawnOptions,
	WebContainer,
	WebContainerProcess,
} from '@webcontainer/api'

/** How long, in seconds, a WebContainer that is up may keep us waiting. */
export interface Patience {
	/** One call. */
	call: number
	/** From one sign of life to asking for the next, while anything runs. */
	beat: number
	/** Without a sign of life, until it counts as dead. */
	silence: number
	/** From the kill of a process to its end. */
	kill: number
}

/** How it ended: it died, or it was given up because a process in it could not be ended. */
export type End = 'died' | 'retired'

/**
 * A WebContainer that is up, and what we know of its health. A call to a frame that has died never
 * settles, so each has a time limit, and while anything runs the frame is asked for a sign of life.
 */
export class LiveContainer {
	readonly patience: Patience
	/** Set when it is over; `signal` was aborted then. */
	end: End | undefined
	readonly #container: WebContainer
	readonly #over = new AbortController()

	constructor(container: WebContainer, patience: Patience) {
		this.#container = container
		this.patience = patience
	}

	/** Aborts when this WebContainer is of no use any more; the reason is an error that says why. */
	get signal(): AbortSignal {
		return this.#over.signal
	}

	/** Lays files over those that are there. */
	mount(tree: FileSystemTree): Promise<void> {
		return this.#limited('writing files', this.#container.mount(tree))
	}

	remove(path: string): Promise<void> {
		const removed = this.#container.fs.rm(path, { recursive: true, force: true })
		return this.#limited('removing files', removed)
	}

	spawn(command: string, args: string[], options: SpawnOptions): Promise<WebContainerProcess> {
		return this.#limited(`starting ${command}`, this.#container.spawn(command, args, options))
	}

	/**
	 * Ends the process; resolves when it has ended. A loop that never awaits may be deaf to `kill`
	 * (stackblitz/webcontainer-core#1121); then the whole WebContainer is given up with it.
	 */
	async kill(process: WebContainerProcess): Promise<void> {
		if (this.end) return
		process.kill()
		const ended = process.exit.then(
			() => true,
			() => true,
		)
		if (await Promise.race([ended, later(this.patience.kill).then(() => false)])) return
		this.finish('retired', 'A process did not end when it was killed.')
	}

	/**
	 * Asks for signs of life; what it returns ends that.
	 * @param silence how long, in seconds, it may give none. Unless said otherwise as long as a run bears it.
	 */
	watch(silence = this.patience.silence): () => void {
		const over = new AbortController()
		void this.#beat(silence, () => over.signal.aborted)
		return () => over.abort()
	}

	/** Marks its end; the keeper hears it through `signal`. */
	finish(end: End, message: string): void {
		if (this.end) return
		this.end = end
		this.#over.abort(new Error(message))
	}

	/** Gives its memory back. The wire must have been cut: it waits for no answer then. */
	tearDown(): void {
		this.#container.teardown()
	}

	/** Each that watches asks for itself: who bears little must not wait for the answer that somebody patient asked for. */
	async #beat(silence: number, isOver: () => boolean): Promise<void> {
		while (!isOver() && !this.end) {
			const asked = performance.now()
			const answer = this.#container.fs.readdir('.').then(
				() => true,
				() => true,
			)
			const answered = await Promise.race([answer, later(silence).then(() => false)])
			// When our own timer came late, the page slept or was held up, and the silence proves nothing.
			const onTime = performance.now() - asked < (silence + 0.5) * 1000
			if (!answered && onTime && !isOver())
				this.finish('died', `WebContainer gave no sign of life for ${String(silence)} seconds.`)
			await later(this.patience.beat)
		}
	}

	async #limited<T>(what: string, call: Promise<T>): Promise<T> {
		this.signal.throwIfAborted()
		const { call: seconds } = this.patience
		const limit = new AbortController()
		const late = later(seconds, limit.signal).then(() => {
			const message = `WebContainer took more than ${String(seconds)} seconds for ${what}.`
			this.finish('died', message)
			throw new Error(message)
		})
		try {
			return await Promise.race([call, late])
		} finally {
			limit.abort()
		}
	}
}

/** Resolves after that many seconds; never, when aborted. */
export function later(seconds: number, signal?: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, Math.max(0, seconds * 1000))
		signal?.addEventListener('abort', () => {
			clearTimeout(timer)
		})
	})
}
