import { keepMarks } from './passed-marks.ts'

/** The end of a lesson: what it taught, ticked where its exercises were passed. */
class WhatYouLearnt extends HTMLElement {
	#stop = () => {}

	connectedCallback() {
		this.#stop = keepMarks(this)
	}

	disconnectedCallback() {
		this.#stop()
	}
}

customElements.define('what-you-learnt', WhatYouLearnt)
