import { clockModes, type ClockMode } from '../course/clock-mode.ts'

/** Lets the learner choose how time passes for a program in Python. */
export class ClockPicker extends HTMLElement {
	connectedCallback() {
		const select = this.querySelector('select')
		if (select) select.disabled = false
	}

	/** The clock for the next run. */
	get clock(): ClockMode {
		const { value } = this.querySelector('select') ?? {}
		return clockModes.find((mode) => mode === value) ?? 'real'
	}
}

customElements.define('clock-picker', ClockPicker)

declare global {
	interface HTMLElementTagNameMap {
		'clock-picker': ClockPicker
	}
}
