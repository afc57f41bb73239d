import type { Files } from '../course/submission.ts'
import { button, element, headingIn } from './element.ts'
import { differenceBlock } from './failure.ts'
import { compareLines, type LineChange } from './line-diff.ts'

const markOf = {
	mine: { tag: 'del', sign: '-' },
	theirs: { tag: 'ins', sign: '+' },
	same: { tag: 'span', sign: ' ' },
} as const

/** The model answer: against the learner's text, and plain. It is fetched when it is asked for, not before. */
export class SolutionView extends HTMLElement {
	/** Where the answer comes from; rejects with a sentence. */
	fetch: () => Promise<Files> = () => Promise.reject(new Error('There is no solution here.'))
	/** The learner's files at this moment. */
	mine: () => Files = () => ({})

	/** Shows it; asks first whether that is wanted when it was not `earned`. The focus goes along. */
	reveal({ earned }: { earned: boolean }) {
		this.hidden = false
		if (earned) void this.#show()
		else this.#ask()
	}

	/** Puts it away; the focus goes to `heir` when it was inside. */
	close(heir?: HTMLElement | null) {
		const focused = this.contains(document.activeElement)
		this.hidden = true
		this.replaceChildren()
		if (focused) heir?.focus()
	}

	#ask() {
		const yes = button('Show the solution', () => void this.#show())
		const no = button('Not yet', () => this.dispatchEvent(new CustomEvent('closed')))
		this.replaceChildren(
			element(
				'div',
				{ class: 'ask' },
				element(
					'p',
					{},
					'You have not passed yet. Seeing the solution costs nothing, but you can see it for the first time only once.',
				),
				yes,
				no,
			),
		)
		yes.focus()
	}

	async #show() {
		this.setAttribute('aria-busy', 'true')
		try {
			const solution = await this.fetch()
			this.#render(solution, this.mine())
		} catch (error) {
			this.#fail(error instanceof Error ? error.message : String(error))
		} finally {
			this.removeAttribute('aria-busy')
		}
	}

	#render(solution: Files, mine: Files) {
		const title = headingIn(this, { class: 'panel-title', tabindex: '-1' }, 'The solution')
		const close = button('Close', () => this.dispatchEvent(new CustomEvent('closed')), {
			class: 'quiet',
		})
		const files = Object.entries(solution)
		this.replaceChildren(
			element(
				'div',
				{},
				element('div', { class: 'panel-head' }, title, close),
				element(
					'p',
					{ class: 'panel-note' },
					'One way to do it; yours may differ and be as good. Lines with − are yours, lines with + are in the solution.',
				),
				...files.flatMap(([file, text]) => [
					element('p', { class: 'panel-title mono' }, file),
					compare(file, mine[file] ?? '', text),
				]),
				element(
					'details',
					{},
					element('summary', {}, 'The solution as plain text'),
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
		const again = button('Try again', () => void this.#show())
		this.replaceChildren(element('div', { class: 'ask' }, element('p', {}, reason), again))
		again.focus()
	}
}

function compare(file: string, mine: string, theirs: string): HTMLElement {
	const lines = compareLines(mine, theirs)
	if (lines.every(({ kind }) => kind === 'same'))
		return element('p', {}, 'Yours is the same, letter for letter.')
	return differenceBlock(lines.map(markLine), `${file}: yours (−) and the solution (+)`)
}

function markLine({ kind, text }: LineChange) {
	const { tag, sign } = markOf[kind]
	return { tag, text: `${sign} ${text}` }
}

customElements.define('solution-view', SolutionView)

declare global {
	interface HTMLElementTagNameMap {
		'solution-view': SolutionView
	}
}
