import { pageWord } from './page-words.ts'

/** Opens the search; what searches is fetched then, and not before. */
class CourseSearch extends HTMLElement {
	#connection: AbortController | undefined

	connectedCallback() {
		this.#connection = new AbortController()
		const { signal } = this.#connection
		const opener = this.querySelector<HTMLButtonElement>('.open-search')
		if (opener) opener.disabled = false
		opener?.addEventListener('click', () => this.#open(), { signal })
		window.addEventListener(
			'keydown',
			(event) => {
				if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return
				event.preventDefault()
				if (this.#dialog?.open) this.#dialog.close()
				else this.#open()
			},
			{ signal },
		)
		// A field that searches would be emptied first.
		this.#dialog?.addEventListener(
			'keydown',
			(event) => {
				if (event.key !== 'Escape' || event.isComposing) return
				event.preventDefault()
				this.#dialog?.close()
			},
			{ signal },
		)
		// Outside of it, and on a link that leads away from it.
		this.#dialog?.addEventListener(
			'click',
			({ target }) => {
				if (target === this.#dialog || (target instanceof Element && target.closest('a')))
					this.#dialog?.close()
			},
			{ signal },
		)
	}

	disconnectedCallback() {
		this.#connection?.abort()
	}

	get #dialog(): HTMLDialogElement | null {
		return this.querySelector('dialog')
	}

	#open() {
		// An exercise in full screen lies over it.
		if (this.closest('[inert]')) return
		this.#dialog?.showModal()
		this.querySelector('input')?.select()
		import('./search-panel.ts').then(
			({ wakeSearch }) => wakeSearch(this),
			() => {
				const said = this.querySelector('[data-said]')
				if (said) said.textContent = pageWord('unfetchedSearch')
			},
		)
	}
}

customElements.define('course-search', CourseSearch)
