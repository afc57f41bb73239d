import type { PredictBench } from './predict-bench.ts'
import { pageWord } from './page-words.ts'

/** A program whose output is to be told before it runs. What works it is fetched at the first touch. */
export class PredictRun extends HTMLElement {
	#bench: Promise<PredictBench> | undefined
	/** It hears for itself what is dragged. */
	#isAwake = false

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
		this.onpointerenter = () => this.#wake()
		// A finger comes down as it comes in: what it takes is held until somebody hears it.
		this.onpointerdown = (event) => {
			if (!this.#isAwake) this.#wake((bench) => bench.take(event))
		}
		if (this.#isRemembered()) this.#wake()
	}

	disconnectedCallback() {
		void this.#bench?.then((bench) => bench.close())
		this.#bench = undefined
		this.#isAwake = false
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
		this.#bench.then(
			(bench) => {
				this.#isAwake = true
				then(bench)
			},
			() => {
				this.#bench = undefined
				const said = this.querySelector('[role=status]')
				said?.classList.remove('sr-only')
				said?.replaceChildren(pageWord('unfetchedProgram'))
			},
		)
	}
}

customElements.define('predict-run', PredictRun)
