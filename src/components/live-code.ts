import type { LiveBench } from './live-bench.ts'
import { pageWord } from './page-words.ts'

/** A program in a lesson: to be read, run and changed. All that it takes is fetched at the first touch. */
export class LiveCode extends HTMLElement {
	#bench: Promise<LiveBench> | undefined

	connectedCallback() {
		for (const button of this.querySelectorAll('button')) button.disabled = false
		// Not removed again: one that is moved hears the same, and this class holds nothing else.
		this.onclick = ({ target }) => {
			const deed = target instanceof Element && target.closest<HTMLElement>('[data-deed]')
			if (deed) this.#do(deed.dataset['deed'] ?? '')
		}
		this.onkeydown = (event) => {
			if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
			event.preventDefault()
			this.#do('run')
		}
		if (this.#isKept()) setTimeout(() => this.#do('restore'))
	}

	disconnectedCallback() {
		void this.#bench?.then((bench) => bench.close())
		this.#bench = undefined
	}

	/** Whether the learner has changed this program on an earlier visit. */
	#isKept(): boolean {
		try {
			const key = `interleave/progress/${this.getAttribute('mark')}/${this.getAttribute('language')}`
			return localStorage.getItem(key) !== null
		} catch {
			// This browser keeps nothing.
			return false
		}
	}

	#do(deed: string) {
		this.#bench ??= import('./live-bench.ts').then(({ openLive }) => openLive(this))
		this.#bench.then(
			(bench) => bench.do(deed),
			() => {
				this.#bench = undefined
				const said = this.querySelector('[role=status]')
				said?.classList.remove('sr-only')
				said?.replaceChildren(pageWord('unfetchedProgram'))
			},
		)
	}
}

customElements.define('live-code', LiveCode)
