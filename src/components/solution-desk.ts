import { solutionGate } from '../course/policies.ts'
import type { Files } from '../course/submission.ts'
import type { AttemptKeeper } from './attempt-keeper.ts'
import { sayClosed, solutionPolicyOf } from './bench-policies.ts'
import type { CourseExercise } from './course-exercise.ts'
import { fetchSolution } from './fetch-twin.ts'
import './hint-ladder.ts'
import type { PageRegistry } from './page-registry.ts'
import './solution-view.ts'
import type { SolutionView } from './solution-view.ts'
import { words } from './spoken.ts'
import type { TimelineShelf } from './timeline-shelf.ts'
import { traceSolution } from './trace-solution.ts'
import type { TwinShelf } from './twin-shelf.ts'

interface Beside {
	page: PageRegistry
	twins: TwinShelf
	timelines: TimelineShelf
	attempts: AttemptKeeper
	/** Aborted when the bench closes. */
	signal: AbortSignal
}

/** Knows when an exercise's model answer may be seen, fetches it then, and what it does in time. */
export class SolutionDesk {
	readonly #host: CourseExercise
	readonly #beside: Beside
	readonly #view: SolutionView

	constructor(host: CourseExercise, beside: Beside) {
		this.#host = host
		this.#beside = beside
		const view = host.querySelector('solution-view')
		if (!view) throw new Error('<course-exercise> holds no <solution-view>.')
		this.#view = view
		view.fetch = async () => {
			const files = await fetchSolution(beside.twins.address)
			void this.#trace(files)
			return files
		}
		view.mine = () => host.files
		view.addEventListener('closed', () => view.close(this.#button), { signal: beside.signal })
		this.offer()
	}

	/** Shows the solution, or says what it takes in this copy of the course. */
	async open() {
		const policy = solutionPolicyOf(this.#host)
		const gate = solutionGate(policy, {
			passed: this.#host.progress.passedAt !== undefined,
			attempts: policy === 'always' ? 0 : await this.#beside.attempts.count(),
			now: Date.now(),
		})
		if (gate.status === 'open') this.#view.reveal({ earned: this.#earned })
		else this.#view.keepClosed(sayClosed(gate))
	}

	/** Marks its button when it has been earned. */
	offer() {
		this.#button?.toggleAttribute('data-offered', this.#earned)
	}

	/** The solution needs no second click: passed before, or no hint is left. */
	get #earned(): boolean {
		const hints = this.#host.querySelector('hint-ladder')
		return this.#host.progress.passedAt !== undefined || hints?.usedUp === true
	}

	get #button(): HTMLElement | null {
		return this.#host.querySelector<HTMLElement>('[data-deed="solution"]')
	}

	/** What the solution does, for the timelines to compare with. */
	async #trace(files: Files) {
		const { page, twins, timelines, signal } = this.#beside
		try {
			const runtime = page.registry.choose(this.#host.language)
			const twin = await twins.fetch()
			const { events, report } = await traceSolution(twin, files, { runtime, signal })
			timelines.keepSolution(events, report)
		} catch (error) {
			if (signal.aborted) return
			const reason = error instanceof Error ? error.message : String(error)
			this.#host.say(words.solution.noTimeline(reason))
		}
	}
}
