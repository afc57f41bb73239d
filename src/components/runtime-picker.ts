import type { ContainerState, Pin } from '../runtimes/registry.ts'
import { button, element } from './element.ts'
import type { PageRegistry } from './page-registry.ts'

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

	disconnectedCallback() {
		this.#connection?.abort()
	}

	#show(container: ContainerState, retry: () => void) {
		this.dataset['container'] = container.status
		const place = this.querySelector('[data-container]')
		if (!place) return
		place.replaceChildren(sayContainer(container))
		if (container.status !== 'unavailable') return
		const { kind, sentence } = container.cause
		place.append(
			element(
				'details',
				{},
				element('summary', {}, 'Why there is none'),
				element('p', {}, sentence),
				...(kind === 'off' ? [] : [button('Try again', retry)]),
			),
		)
	}
}

/** The WebContainer's state, in words. */
export function sayContainer(container: ContainerState): string {
	switch (container.status) {
		case 'idle':
			return ''
		case 'booting':
			return `Real Node is starting: ${container.step}. Until then your code runs in this page.`
		case 'up':
			return 'Real Node is up.'
		case 'unavailable':
			return 'There is no real Node here. Your code runs in this page, with the same verdict.'
	}
}

customElements.define('runtime-picker', RuntimePicker)

declare global {
	interface HTMLElementTagNameMap {
		'runtime-picker': RuntimePicker
	}
}
