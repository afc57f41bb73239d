import type { Terminal as Shell } from '../runtimes/registry.ts'
import { button, element } from './element.ts'
import type { PageRegistry } from './page-registry.ts'
import { words } from './spoken.ts'

/** A shell in the WebContainer. Offered once that is up; the terminal's code is fetched when it is opened. */
export class WebTerminal extends HTMLElement {
	#connection: AbortController | undefined
	#close: (() => void) | undefined

	/** The page's registry; given once. */
	set page({ registry, listen }: PageRegistry) {
		this.#connection?.abort()
		this.#connection = new AbortController()
		const show = () => {
			const isUp = registry.container.status === 'up'
			this.hidden = !isUp && !this.#close
			if (isUp && !this.hasChildNodes()) this.#offer((size) => registry.openTerminal(size))
		}
		listen(show, this.#connection.signal)
		show()
	}

	/** It is moved as it is, while it runs: see keep-running.ts. */
	connectedMoveCallback() {}

	disconnectedCallback() {
		this.#connection?.abort()
		this.#close?.()
	}

	#offer(openShell: (size: { cols: number; rows: number }) => Promise<Shell>) {
		const open = button(words.runtime.openTerminal, () => {
			open.remove()
			void this.#open(openShell).catch((error: unknown) => {
				const reason = error instanceof Error ? error.message : String(error)
				this.replaceChildren(element('p', { class: 'panel-note' }, reason))
				this.#offer(openShell)
			})
		})
		this.append(open)
	}

	async #open(openShell: (size: { cols: number; rows: number }) => Promise<Shell>) {
		const { openScreen } = await import('./terminal-screen.ts')
		const place = element('div', { class: 'screen' })
		const close = button(words.runtime.closeTerminal, () => {
			this.#close?.()
			this.replaceChildren()
			this.#offer(openShell)
			this.querySelector('button')?.focus()
		})
		this.replaceChildren(place, close)
		const closeScreen = await openScreen(place, openShell)
		this.#close = () => {
			this.#close = undefined
			closeScreen()
		}
	}
}

customElements.define('web-terminal', WebTerminal)

declare global {
	interface HTMLElementTagNameMap {
		'web-terminal': WebTerminal
	}
}
