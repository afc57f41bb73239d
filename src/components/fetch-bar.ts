import type { Arrived } from '../runtimes/runtime.ts'
import fetchStyles from '../styles/fetch-bar.css?inline'
import { adoptStyles } from './adopt-styles.ts'
import { element } from './element.ts'
import { sayArrived } from './python-words.ts'
import { words } from './spoken.ts'

adoptStyles(fetchStyles)

/** How much has come of what is being fetched: a bar, and "3.1 of 6.5 MB". */
export class FetchBar {
	readonly #bar = element('progress', { 'aria-label': words.output.fetched })
	readonly #amount = element('span')
	readonly #element = element('span', { class: 'fetch-bar' }, this.#bar, this.#amount)

	/** Shows it at the end of `place`, where it may stand already; `undefined`: nothing is being fetched. */
	show(place: Element, arrived: Arrived | undefined) {
		if (!arrived) return this.remove()
		this.#bar.max = arrived.total
		this.#bar.value = arrived.done
		this.#amount.textContent = sayArrived(arrived)
		if (this.#element.parentElement !== place) place.append(this.#element)
	}

	remove() {
		this.#element.remove()
	}
}
