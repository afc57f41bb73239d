import type { HintId } from '../course/exercise.ts'
import { element, headingIn } from './element.ts'
import { words } from './spoken.ts'

/** A hint, its rungs as HTML of our own build, and how many of them were opened before. */
export interface Ladder {
	id: HintId
	rungs: readonly string[]
	opened: number
	/** The language of the rungs, where it is not the page's. */
	lang?: string
}

/** Fired when one more rung was opened. */
export type RungEvent = CustomEvent<{ hint: HintId; opened: number }>

/** One hint, rung by rung: each rung is offered when the one before it has been opened. */
export class HintLadder extends HTMLElement {
	#ladder: Ladder | undefined

	get ladder(): Ladder | undefined {
		return this.#ladder
	}

	set ladder(ladder: Ladder | undefined) {
		const same = ladder !== undefined && ladder.id === this.#ladder?.id
		this.hidden = ladder === undefined || ladder.rungs.length === 0
		if (same) return
		this.#ladder = ladder
		this.replaceChildren()
		if (!ladder || this.hidden) return
		this.append(
			element(
				'div',
				{ class: 'panel-head' },
				headingIn(this, { class: 'panel-title' }, words.grade.hint),
				element('p', { class: 'panel-note' }, words.grade.hintSteps),
			),
		)
		// What was opened before can be opened again; the last of it stands open.
		const offered = Math.min(ladder.opened + 1, ladder.rungs.length)
		for (let rung = 0; rung < offered; rung++) this.#offer(rung, rung === ladder.opened - 1)
	}

	/** Says when there will be a hint, in the place of one; `undefined`: there is nothing to say. */
	set later(sentence: string | undefined) {
		if (sentence === undefined) return
		this.#ladder = undefined
		this.hidden = false
		this.replaceChildren(element('p', { class: 'panel-note' }, sentence))
	}

	/** Whether every rung has been opened. */
	get usedUp(): boolean {
		return this.#ladder !== undefined && this.#ladder.opened >= this.#ladder.rungs.length
	}

	#offer(rung: number, open: boolean) {
		const ladder = this.#ladder
		const html = ladder?.rungs[rung]
		if (!ladder || html === undefined) return
		const body = element('div', ladder.lang === undefined ? {} : { lang: ladder.lang })
		// Rendered from exercises/<id>/hints/ when the site was built.
		body.innerHTML = html
		const details = element(
			'details',
			{ class: 'rung', ...(open && { open: '' }) },
			element('summary', {}, words.grade.hintOf(rung + 1, ladder.rungs.length)),
			body,
		)
		details.addEventListener('toggle', () => {
			if (details.open && this.#ladder?.id === ladder.id) this.#opened(rung + 1)
		})
		this.append(details)
	}

	#opened(count: number) {
		const ladder = this.#ladder
		if (!ladder || count <= ladder.opened) return
		this.#ladder = { ...ladder, opened: count }
		this.#offer(count, false)
		const detail = { hint: ladder.id, opened: count }
		this.dispatchEvent(new CustomEvent('rung', { detail }))
	}
}

customElements.define('hint-ladder', HintLadder)

declare global {
	interface HTMLElementTagNameMap {
		'hint-ladder': HintLadder
	}
	interface HTMLElementEventMap {
		rung: RungEvent
	}
}
