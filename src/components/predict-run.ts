import type { PredictBench } from './predict-bench.ts'

/** A program whose output is to be told before it runs. What works it is fetched at the first touch. */
export class PredictRun extends HTMLElement {
	#bench: Promise<PredictBench> | undefined

	connectedCallback() {
		for (const each of this.querySelectorAll<HTMLButtonElement | HTMLInputElement>('button, input'))
			each.disabled = false
		this.setAttribute('awake', '')
		this.onclick = ({ target }) => {
			const button = target instanceof Element && target.closest<HTMLElement>('button')
			if (button) this.#wake((bench) => bench.press(button))
		}
		this.onkeydown = (event) => {
			if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
			event.preventDefault()
			this.#wake((bench) => bench.run())
		}
		// In time for what is dragged: a drag begins after this.
		this.onpointerenter = () => this.#wake()
		if (this.#isRemembered()) this.#wake()
	}

	disconnectedCallback() {
		void this.#bench?.then((bench) => bench.close())
		this.#bench = undefined
	}

	#isRemembered(): boolean {
		try {
			const key = `interleave/progress/${this.getAttribute('mark')}/${this.getAttribute('language')}`
			return window.localStorage.getItem(key) !== null
		} catch {
			return false
		}
	}

	#wake(then: (bench: PredictBench) => void = () => {}) {
		this.#bench ??= import('./predict-bench.ts').then(({ openPrediction }) => openPrediction(this))
		this.#bench.then(then, () => {
			this.#bench = undefined
			const said = this.querySelector('[role=status]')
			said?.classList.remove('sr-only')
			said?.replaceChildren('What runs programs could not be fetched. Are you offline?')
		})
	}
}

customElements.define('predict-run', PredictRun)
