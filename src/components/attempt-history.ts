import type { Files } from '../course/submission.ts'
import type { Attempt } from '../progress/attempt.ts'
import type { Found, Unkept } from '../progress/journal.ts'
import { compareFiles } from './compare-files.ts'
import { button, element } from './element.ts'
import { sayWhen } from './say-when.ts'
import { words } from './spoken.ts'

/** Why an attempt could not be kept, as a sentence. */
export function sayUnkept(cause: Unkept): string {
	return words.solution.unkept[cause]
}

/** The learner's own attempts, the latest first: each can be compared with the editor, and brought back into it. */
export class AttemptHistory extends HTMLElement {
	/** Where they come from. */
	find: () => Promise<Found> = () => Promise.resolve({ status: 'found', attempts: [] })
	/** The learner's files at this moment. */
	mine: () => Files = () => ({})
	/** Lays an attempt's files into the editor. */
	bringBack: (files: Files) => void = () => undefined
	#details: HTMLDetailsElement | undefined

	/** Shows what is there now; what is open stays open. */
	async refresh(): Promise<void> {
		const found = await this.find()
		if (found.status === 'unread') return
		const { attempts } = found
		this.hidden = attempts.length === 0
		if (this.hidden) return
		this.#details ??= this.#build()
		const [summary, list] = this.#details.children
		summary?.replaceChildren(words.solution.attempts(attempts.length))
		const now = Date.now()
		list?.replaceChildren(...attempts.map((attempt) => this.#row(attempt, now)))
	}

	#build(): HTMLDetailsElement {
		const details = element('details', {}, element('summary'), element('ol', { class: 'attempts' }))
		this.replaceChildren(details)
		return details
	}

	#row(attempt: Attempt, now: number): HTMLElement {
		const when = sayWhen(attempt.at, now)
		const { files } = attempt
		const row = element(
			'li',
			{ 'data-outcome': attempt.outcome },
			element(
				'p',
				{ class: 'attempt' },
				element(
					'span',
					{},
					element('time', { datetime: new Date(attempt.at).toISOString() }, capital(when)),
					`: ${sayOutcome(attempt)}`,
				),
			),
		)
		const place = row.firstElementChild
		if (files)
			place?.append(
				' ',
				button(words.solution.compare, () => this.#compare(row, files), {
					class: 'quiet',
					'aria-label': words.solution.compareWhat(when),
					'aria-expanded': 'false',
				}),
				button(words.solution.bringBack, () => this.bringBack(files), {
					class: 'quiet',
					'aria-label': words.solution.bringBackWhat(when),
				}),
			)
		return row
	}

	#compare(row: HTMLElement, files: Files) {
		const shown = row.querySelector('.comparison')
		row.querySelector('[aria-expanded]')?.setAttribute('aria-expanded', String(!shown))
		if (shown) return shown.remove()
		const names = { mine: words.solution.inEditor, theirs: words.solution.thisAttempt }
		row.append(element('div', { class: 'comparison' }, ...compareFiles(this.mine(), files, names)))
	}
}

function sayOutcome({ outcome, first }: Attempt): string {
	switch (outcome) {
		case 'passed':
			return words.solution.passed
		case 'failed':
			return first === undefined ? words.solution.failed : words.solution.failedAt(first)
		case 'timed-out':
			return first === undefined ? words.solution.timedOut : words.solution.timedOutAt(first)
		case 'unloadable':
			return words.solution.unloadable
		case 'tampered':
			return words.solution.tampered
	}
}

function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1)
}

customElements.define('attempt-history', AttemptHistory)

declare global {
	interface HTMLElementTagNameMap {
		'attempt-history': AttemptHistory
	}
}
