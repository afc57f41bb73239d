import type { Files } from '../course/submission.ts'
import {
	Refusal,
	type Answer,
	type Explanation,
	type Offer,
	type Opening,
	type Question,
	type Remark,
} from './adviser.ts'

/** What of a worker the link uses. */
export type AdviserWorker = Pick<
	Worker,
	'addEventListener' | 'removeEventListener' | 'postMessage' | 'terminate'
>

/** In milliseconds. */
export interface Patience {
	/** For the worker, once its files are there: a slow computer, not a broken one. */
	loading: number
	/** For a worker's first answer: it reads the types of everything then, which a slow computer does for long. */
	first: number
	/** For any other: who takes longer is ended, and another one is started for the next question. */
	answer: number
	/** After it could not be loaded, until the next question tries again. */
	again: number
}

const usual: Patience = { loading: 90_000, first: 60_000, answer: 5_000, again: 30_000 }

/**
 * The page's side of an adviser: a worker that is started by the first question, asked one thing at a time, and
 * replaced when it hangs. A question that nobody waits for any more when its turn comes is not asked.
 */
export class AdviserLink {
	readonly #open: () => Promise<AdviserWorker>
	readonly #patience: Patience
	#loading: Promise<AdviserWorker> | undefined
	#silentUntil = 0
	#turn: Promise<unknown> = Promise.resolve()
	#asked = 0
	/** Workers that have answered. */
	readonly #proven = new WeakSet<AdviserWorker>()

	/** `open` starts a worker, when its files are there. */
	constructor(open: () => Promise<AdviserWorker>, patience: Partial<Patience> = {}) {
		this.#open = open
		this.#patience = { ...usual, ...patience }
	}

	remarks(files: Files, file: string, signal: AbortSignal): Promise<Remark[]> {
		return this.#ask({ about: 'remarks', files, file }, signal)
	}

	complete(
		files: Files,
		file: string,
		at: number,
		signal: AbortSignal,
	): Promise<Offer | undefined> {
		return this.#ask({ about: 'complete', files, file, at }, signal)
	}

	explain(files: Files, file: string, at: number, name?: string): Promise<Explanation | undefined> {
		return this.#ask({
			about: 'explain',
			files,
			file,
			at,
			...(name !== undefined && { name }),
		})
	}

	/** Somebody asked for it, and waits: also when it could not be loaded a moment ago. */
	format(files: Files, file: string): Promise<string> {
		this.#silentUntil = 0
		return this.#ask({ about: 'format', files, file })
	}

	#ask<T>(question: Question, signal?: AbortSignal): Promise<T> {
		const mine = this.#turn.then(async () => {
			signal?.throwIfAborted()
			const worker = await this.#load()
			signal?.throwIfAborted()
			return this.#answer<T>(worker, question)
		})
		this.#turn = mine.catch(() => undefined)
		return mine
	}

	#load(): Promise<AdviserWorker> {
		if (this.#loading) return this.#loading
		if (performance.now() < this.#silentUntil)
			return Promise.reject(new Error('It could not be fetched a moment ago.'))
		const loading = this.#start()
		loading.catch(() => {
			this.#loading = undefined
			this.#silentUntil = performance.now() + this.#patience.again
		})
		this.#loading = loading
		return loading
	}

	async #start(): Promise<AdviserWorker> {
		const worker = await this.#open()
		try {
			const opening = await nextMessage<Opening>(worker, this.#patience.loading, () => true)
			if ('broken' in opening) throw new Error(opening.broken)
			return worker
		} catch (error) {
			worker.terminate()
			throw error
		}
	}

	async #answer<T>(worker: AdviserWorker, question: Question): Promise<T> {
		const id = ++this.#asked
		const patience = this.#proven.has(worker) ? this.#patience.answer : this.#patience.first
		const coming = nextMessage<Answer<T>>(worker, patience, (data) => data.id === id)
		worker.postMessage({ id, question })
		const answer = await coming.catch((error: unknown) => this.#end(worker, error))
		this.#proven.add(worker)
		if ('answer' in answer) return answer.answer
		if ('spent' in answer) this.#end(worker, new Error(answer.spent))
		throw new Refusal(answer.refused)
	}

	/** It is of no use any more: the next question starts another one. */
	#end(worker: AdviserWorker, why: unknown): never {
		worker.terminate()
		this.#loading = undefined
		throw why
	}
}

/** The first message that is meant; rejects when it is late, or when the worker breaks. */
function nextMessage<T>(
	worker: AdviserWorker,
	patience: number,
	isMeant: (data: T) => boolean,
): Promise<T> {
	const over = new AbortController()
	const { signal } = over
	return new Promise<T>((resolve, reject) => {
		const timer = setTimeout(
			() => reject(new Error(`There was no answer within ${patience / 1_000} seconds.`)),
			patience,
		)
		signal.addEventListener('abort', () => clearTimeout(timer))
		worker.addEventListener(
			'message',
			({ data }: MessageEvent<T>) => {
				if (isMeant(data)) resolve(data)
			},
			{ signal },
		)
		worker.addEventListener(
			'error',
			(event) => {
				event.preventDefault()
				reject(new Error(event.message || 'Its file did not arrive.'))
			},
			{ signal },
		)
	}).finally(() => over.abort())
}
