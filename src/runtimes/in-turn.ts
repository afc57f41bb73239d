import './dispose-symbols.ts'
import type { RunEvent, RunReport } from '../course/report.ts'
import type { Job, OnStep, Runtime, Sandbox } from './runtime.ts'

/** Runs each job on the first of these runtimes that can, and tells which. `onOver`: nothing runs any more. */
export function inTurn(
	runtimes: readonly [Runtime, ...Runtime[]],
	onOver: () => void = () => {},
): Runtime {
	// Not now: whoever threw the sandbox away has something to show first.
	const over = () => void setTimeout(onOver)
	const [{ name, languages }] = runtimes
	const last = runtimes.at(-1)
	return {
		name,
		languages,
		obstacle: () => last?.obstacle(),
		async open(onStep) {
			const sandbox = new SandboxInTurn(runtimes, { onStep, onOver: over })
			try {
				await sandbox.openNext()
			} catch (error) {
				over()
				throw error
			}
			return sandbox
		},
	}
}

/** When a sandbox dies or crashes, the job runs from its start in the next; the last one's word is final. */
class SandboxInTurn implements Sandbox {
	readonly #onStep: OnStep | undefined
	readonly #onOver: () => void
	readonly #left: Runtime[]
	readonly #closing: Promise<void>[] = []
	#current: { name: string; sandbox: Sandbox } | undefined
	readonly #closed = new AbortController()

	constructor(
		runtimes: readonly Runtime[],
		{ onStep, onOver }: { onStep: OnStep | undefined; onOver: () => void },
	) {
		this.#left = [...runtimes]
		this.#onStep = onStep
		this.#onOver = onOver
	}

	async openNext(): Promise<void> {
		const runtime = this.#left.shift()
		if (!runtime) throw new Error('No runtime is left to try.')
		try {
			const obstacle = runtime.obstacle()
			if (obstacle !== undefined) throw new Error(obstacle)
			const sandbox = await runtime.open(this.#onStep)
			this.#current = { name: runtime.name, sandbox }
		} catch (error) {
			if (this.#left.length === 0) throw error
			await this.openNext()
		}
		if (this.#closed.signal.aborted) await this.#close()
	}

	async run(job: Job, onEvent: (event: RunEvent) => void): Promise<RunReport> {
		const current = this.#current
		if (!current) throw new Error('The sandbox was thrown away.')
		const isLast = this.#left.length === 0
		onEvent({ type: 'started', runtime: current.name })
		try {
			const report = await current.sandbox.run(job, (event) => {
				// A runtime that was given up may still talk.
				if (this.#current === current) onEvent(event)
			})
			if (isLast || report.status !== 'crashed') return report
		} catch (error) {
			if (isLast || this.#closed.signal.aborted) throw error
		}
		// The job does not wait for it: what died may take its time, and how it ends is of no interest.
		this.#closing.push(this.#close().catch(() => undefined))
		await this.openNext()
		return this.run(job, onEvent)
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#closed.abort()
		try {
			await Promise.all([...this.#closing, this.#close()])
		} finally {
			this.#onOver()
		}
	}

	async #close(): Promise<void> {
		const current = this.#current
		this.#current = undefined
		await current?.sandbox[Symbol.asyncDispose]()
	}
}
