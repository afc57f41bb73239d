import type { Answer, WorkedOrder } from './messages.ts'
import type { PoolWorker } from './worker-pool.ts'

/** The workers of this program's pools, which whoever needs Python starts elsewhere. */
export class FarWorkers {
	readonly #say: (answer: Answer) => void
	readonly #asked = new Map<number, PromiseWithResolvers<string>>()
	#count = 0

	constructor(say: (answer: Answer) => void) {
		this.#say = say
	}

	open(): Promise<PoolWorker> {
		const worker = ++this.#count
		return Promise.resolve({
			call: (text) => {
				const answer = Promise.withResolvers<string>()
				this.#asked.set(worker, answer)
				this.#say({ type: 'asked', worker, text })
				return answer.promise
			},
			end: () => this.#say({ type: 'dismissed', worker }),
		})
	}

	/** What one of them made of its call. */
	hear({ worker, text }: WorkedOrder): void {
		const answer = this.#asked.get(worker)
		if (text === undefined) answer?.reject(new Error('The worker has ended.'))
		else answer?.resolve(text)
	}
}
