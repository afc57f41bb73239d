import { button, element } from './element.ts'
import { words } from './spoken.ts'

/**
 * On a narrow screen the panes of an exercise lie side by side, each as wide as the screen, and are swiped. These
 * buttons say which one is seen, and bring another.
 */
export class PaneTabs {
	readonly element: HTMLElement
	readonly #section: HTMLElement
	readonly #buttons: readonly { pane: string; button: HTMLButtonElement }[]
	readonly #seen: IntersectionObserver
	readonly #came: MutationObserver

	constructor(section: HTMLElement) {
		this.#section = section
		const { label, task, code, results } = words.workbench.panes
		this.#buttons = (
			[
				['.task', task],
				['.code-pane', code],
				['.results-pane', results],
			] as const
		).map(([pane, name]) => ({ pane, button: button(name, () => this.show(pane)) }))
		this.element = element(
			'nav',
			{ class: 'pane-tabs', 'aria-label': label },
			...this.#buttons.map(({ button }) => button),
		)
		this.#seen = new IntersectionObserver((entries) => this.#mark(entries), {
			root: section,
			threshold: 0.6,
		})
		for (const pane of section.querySelectorAll('.task, .code-pane, .results-pane'))
			this.#seen.observe(pane)
		// What a run or a verdict says is worth seeing at once.
		this.#came = new MutationObserver((changes) => {
			const asked = changes.some(({ target, oldValue }) => {
				const status = target instanceof HTMLElement ? target.dataset['status'] : undefined
				return status !== oldValue && (status === 'running' || status === 'grading')
			})
			if (asked) this.show('.results-pane')
		})
		for (const host of section.querySelectorAll('course-exercise'))
			this.#came.observe(host, { attributeFilter: ['data-status'], attributeOldValue: true })
	}

	/** The panes lie side by side, wider than the screen. */
	get isNarrow(): boolean {
		return this.element.checkVisibility()
	}

	/** Brings a pane of the language that is shown. */
	show(pane: string) {
		const panes = [...this.#section.querySelectorAll<HTMLElement>(pane)]
		const seen = panes.find((each) => each.checkVisibility())
		if (this.isNarrow) seen?.scrollIntoView({ inline: 'start', block: 'nearest' })
	}

	close() {
		this.#seen.disconnect()
		this.#came.disconnect()
	}

	#mark(entries: readonly IntersectionObserverEntry[]) {
		const seen = entries.find(({ isIntersecting }) => isIntersecting)?.target
		if (!seen) return
		for (const { pane, button } of this.#buttons)
			button.setAttribute('aria-current', String(seen.matches(pane)))
	}
}
