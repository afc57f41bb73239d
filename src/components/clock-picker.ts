import { paces, type Pace } from './program-job.ts'

/** Lets the learner choose how time passes for a program in Python. */
export class ClockPicker extends HTMLElement {
	/** It is moved as it is, while it runs: see keep-running.ts. */
	connectedMoveCallback() {}

	/** How time passes for the next run. */
	get pace(): Pace {
		const { value } = this.querySelector('select') ?? {}
		return paces.find((pace) => pace === value) ?? 'real'
	}
}

customElements.define('clock-picker', ClockPicker)

declare global {
	interface HTMLElementTagNameMap {
		'clock-picker': ClockPicker
	}
}
