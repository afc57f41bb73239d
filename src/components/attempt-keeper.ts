import type { PublishedTwin } from '../course/published.ts'
import type { Files } from '../course/submission.ts'
import type { Verdict } from '../course/verdict.ts'
import { outcomeOf } from '../progress/attempt.ts'
import { openJournal, type Journal } from '../progress/journal.ts'
import { sayUnkept, type AttemptHistory } from './attempt-history.ts'
import type { CourseExercise } from './course-exercise.ts'
import { words } from './spoken.ts'

/** Keeps what a learner had graded, and fills the list of it. */
export class AttemptKeeper {
	readonly #host: CourseExercise
	readonly #list: AttemptHistory | null
	readonly #journal: Journal = openJournal(() => window.indexedDB)
	#hasComplained = false
	/** Since the page was opened: all that is known where no list can be kept. */
	#graded = 0

	constructor(host: CourseExercise) {
		this.#host = host
		this.#list = host.querySelector('attempt-history')
		if (!this.#list) return
		this.#list.find = () => this.#journal.of([host.exercise, ...host.formerly], host.language)
		this.#list.mine = () => host.files
		this.#list.bringBack = (files) => this.#bringBack(files)
		void this.#list.refresh()
	}

	/** Keeps an attempt: those files, what came of them, and of which suite. Says once when it cannot. */
	async keep(files: Files, verdict: Verdict, { suiteHash }: PublishedTwin): Promise<void> {
		const outcome = outcomeOf(verdict)
		if (!outcome) return
		this.#graded += 1
		const { exercise, language } = this.#host
		const at = Date.now()
		const kept = await this.#journal.add({
			version: 1,
			id: newId(at),
			exercise,
			language,
			at,
			...outcome,
			where: 'here',
			...(suiteHash !== undefined && { suiteHash }),
			files,
		})
		if (kept.status === 'kept') return this.#list?.refresh()
		if (this.#hasComplained) return
		this.#hasComplained = true
		this.#complain(sayUnkept(kept.cause))
	}

	/** How often this exercise has been graded, as far as is known here. */
	async count(): Promise<number> {
		const { exercise, formerly, language } = this.#host
		const found = await this.#journal.of([exercise, ...formerly], language)
		const listed = found.status === 'found' ? found.attempts.length : 0
		return Math.max(this.#graded, listed)
	}

	/** After the verdict, and not in its place: who hears the page hears both. */
	#complain(sentence: string) {
		const said = this.#host.querySelector('[role=status]')?.textContent ?? ''
		this.#host.notice(sentence)
		this.#host.say(`${said} ${sentence}`)
	}

	#bringBack(files: Files) {
		const host = this.#host
		const before = host.files
		host.replaceFiles(files)
		host.notice(words.solution.isBack, [
			{ label: words.solution.backToMine, choose: () => host.replaceFiles(before) },
		])
	}
}

/** Not `randomUUID`, which browsers have on secure pages alone. */
function newId(at: number): string {
	const chance = crypto.getRandomValues(new Uint32Array(3))
	return [at, ...chance].map((part) => part.toString(36)).join('-')
}
