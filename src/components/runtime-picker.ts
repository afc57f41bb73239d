import type { ContainerState, Pin } from '../runtimes/registry.ts'
import { button, element } from './element.ts'
import { sayCause, sayContainer } from './container-words.ts'
import type { PageRegistry } from './page-registry.ts'
import { words } from './spoken.ts'

const pins: readonly Pin[] = ['auto', 'worker', 'webcontainer']

/** Lets the learner pin a runtime, and says in plain words how it stands with the WebContainer. */
export class RuntimePicker extends HTMLElement {
	#connection: AbortController | undefined

	/** The page's registry; given once. */
	set page({ registry, listen }: PageRegistry) {
		this.#connection?.abort()
		this.#connection = new AbortController()
		const { signal } = this.#connection
		const select = this.querySelector('select')
		if (!select) return
		select.disabled = false
		select.value = registry.pin
		select.addEventListener(
			'change',
			() => {
				registry.pin = pins.find((pin) => pin === select.value) ?? 'auto'
				show()
			},
			{ signal },
		)
		const show = () => {
			select.value = registry.pin
			this.#show(registry.container, () => registry.retry())
		}
		listen(show, signal)
		show()
	}

	/** It is moved as it is, while it runs: see keep-running.ts. */
	connectedMoveCallback() {}

	disconnectedCallback() {
		this.#connection?.abort()
	}

	#show(container: ContainerState, retry: () => void) {
		this.dataset['container'] = container.status
		const place = this.querySelector('[data-container]')
		if (!place) return
		place.replaceChildren(sayContainer(container))
		if (container.status !== 'unavailable') return
		const { cause } = container
		place.append(
			element(
				'details',
				{},
				element('summary', {}, words.runtime.whyNone),
				element('p', {}, sayCause(cause)),
				...(cause.kind === 'off' ? [] : [button(words.runtime.again, retry)]),
			),
		)
	}
}

customElements.define('runtime-picker', RuntimePicker)

declare global {
	interface HTMLElementTagNameMap {
		'runtime-picker': RuntimePicker
	}
}
