/**
 * Tabs over the files of an exercise, by the ARIA pattern: arrows, Home and End move and select, Tab leaves.
 * A tab names its panel by `aria-controls`; which one is selected is in `aria-selected` and `hidden`.
 */
export class FileTabs extends HTMLElement {
	#connection: AbortController | undefined

	/** It is moved as it is, while it runs: see keep-running.ts. */
	connectedMoveCallback() {}

	connectedCallback() {
		this.#connection = new AbortController()
		const { signal } = this.#connection
		this.addEventListener(
			'click',
			({ target }) => {
				const tab = target instanceof Element ? target.closest('[role=tab]') : null
				const at = tab ? this.#tabs.findIndex((each) => each === tab) : -1
				if (at >= 0) this.#select(at)
			},
			{ signal },
		)
		this.addEventListener(
			'keydown',
			(event) => {
				const at = this.#tabs.findIndex((tab) => tab === event.target)
				const next = at < 0 ? undefined : this.#reached(event.key, at)
				if (next === undefined) return
				event.preventDefault()
				this.#select(next)
				this.#tabs[next]?.focus()
			},
			{ signal },
		)
	}

	disconnectedCallback() {
		this.#connection?.abort()
	}

	/** Shows a file's panel, without moving the focus. */
	show(file: string) {
		const at = this.#tabs.findIndex((tab) => tab.dataset['file'] === file)
		if (at >= 0) this.#select(at)
	}

	get #tabs(): HTMLElement[] {
		return [...this.querySelectorAll<HTMLElement>('[role=tab]')]
	}

	#reached(key: string, at: number): number | undefined {
		const last = this.#tabs.length - 1
		switch (key) {
			case 'ArrowRight':
				return at === last ? 0 : at + 1
			case 'ArrowLeft':
				return at === 0 ? last : at - 1
			case 'Home':
				return 0
			case 'End':
				return last
			default:
				return undefined
		}
	}

	#select(selected: number) {
		for (const [at, tab] of this.#tabs.entries()) {
			const is = at === selected
			tab.setAttribute('aria-selected', String(is))
			tab.tabIndex = is ? 0 : -1
			const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '')
			panel?.toggleAttribute('hidden', !is)
		}
	}
}

customElements.define('file-tabs', FileTabs)

declare global {
	interface HTMLElementTagNameMap {
		'file-tabs': FileTabs
	}
}
