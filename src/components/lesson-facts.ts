import { keepMarks } from './passed-marks.ts'

/** What stands below a lesson's title: how long it takes, and which lessons come before, ticked when passed. */
class LessonFacts extends HTMLElement {
	#stop = () => {}

	connectedCallback() {
		this.#stop = keepMarks(this)
	}

	disconnectedCallback() {
		this.#stop()
	}
}

customElements.define('lesson-facts', LessonFacts)
