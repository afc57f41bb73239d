import type { Files } from '../course/submission.ts'
import { compareFiles, differencesOf, type Sides } from './compare-files.ts'
import { button, element, headingIn } from './element.ts'
import { words } from './spoken.ts'

const sides: Sides = { mine: words.solution.yours, theirs: words.solution.theirs }

/** The model answer: against the learner's text, and plain. It is fetched when it is asked for, not before. */
export class SolutionView extends HTMLElement {
	/** Where the answer comes from; rejects with a sentence. */
	fetch: () => Promise<Files> = () => Promise.reject(new Error(words.solution.none))
	/** The learner's files at this moment. */
	mine: () => Files = () => ({})

	/** Shows it; asks first whether that is wanted when it was not `earned`. The focus goes along. */
	reveal({ earned }: { earned: boolean }) {
		this.hidden = false
		if (earned) void this.#show()
		else this.#ask()
	}

	/** Says why it is not shown yet. The focus goes along. */
	keepClosed(sentence: string) {
		this.hidden = false
		const close = button(words.solution.close, () => this.dispatchEvent(new CustomEvent('closed')))
		this.replaceChildren(element('div', { class: 'ask' }, element('p', {}, sentence), close))
		close.focus()
	}

	/** Puts it away; the focus goes to `heir` when it was inside. */
	close(heir?: HTMLElement | null) {
		const focused = this.contains(document.activeElement)
		this.hidden = true
		this.replaceChildren()
		if (focused) heir?.focus()
	}

	#ask() {
		const one = button(words.solution.inStages, () => void this.#show({ inStages: true }))
		const yes = button(words.solution.show, () => void this.#show())
		const no = button(words.solution.notYet, () => this.dispatchEvent(new CustomEvent('closed')))
		this.replaceChildren(
			element('div', { class: 'ask' }, element('p', {}, words.solution.ask), one, yes, no),
		)
		one.focus()
	}

	async #show({ inStages = false } = {}) {
		this.setAttribute('aria-busy', 'true')
		try {
			const solution = await this.fetch()
			if (inStages) this.#stage(solution, 0)
			else this.#render(solution, this.mine())
		} catch (error) {
			this.#fail(error instanceof Error ? error.message : String(error))
		} finally {
			this.removeAttribute('aria-busy')
		}
	}

	/** One of the places at which the learner's text differs, and no more than that. */
	#stage(solution: Files, at: number) {
		// Anew each time: they may have mended what they saw.
		const places = differencesOf(this.mine(), solution, sides)
		const shown = places[at] ?? places[0]
		if (!shown) return this.#render(solution, this.mine())
		const number = places[at] ? at + 1 : 1
		const title = headingIn(
			this,
			{ class: 'panel-title', tabindex: '-1' },
			words.solution.differenceOf(number, places.length),
		)
		const more =
			number < places.length
				? button(words.solution.next, () => this.#stage(solution, number))
				: undefined
		this.replaceChildren(
			element(
				'div',
				{},
				element(
					'div',
					{ class: 'panel-head' },
					title,
					button(words.solution.close, () => this.dispatchEvent(new CustomEvent('closed')), {
						class: 'quiet',
					}),
				),
				...shown,
				element(
					'div',
					{ class: 'ask-more' },
					more,
					button(words.solution.all, () => this.#render(solution, this.mine())),
				),
			),
		)
		title.focus()
	}

	#render(solution: Files, mine: Files) {
		const title = headingIn(this, { class: 'panel-title', tabindex: '-1' }, words.solution.title)
		const close = button(
			words.solution.close,
			() => this.dispatchEvent(new CustomEvent('closed')),
			{
				class: 'quiet',
			},
		)
		const files = Object.entries(solution)
		this.replaceChildren(
			element(
				'div',
				{},
				element('div', { class: 'panel-head' }, title, close),
				element('p', { class: 'panel-note' }, words.solution.note),
				...compareFiles(mine, solution, sides),
				element(
					'details',
					{},
					element('summary', {}, words.solution.plain),
					...files.flatMap(([file, text]) => [
						element('p', { class: 'panel-title mono' }, file),
						element(
							'pre',
							{ class: 'plain', tabindex: '0', role: 'group', 'aria-label': file },
							text,
						),
					]),
				),
			),
		)
		title.focus()
	}

	#fail(reason: string) {
		const again = button(words.solution.again, () => void this.#show())
		this.replaceChildren(element('div', { class: 'ask' }, element('p', {}, reason), again))
		again.focus()
	}
}

customElements.define('solution-view', SolutionView)

declare global {
	interface HTMLElementTagNameMap {
		'solution-view': SolutionView
	}
}
