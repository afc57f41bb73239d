/** What a splitter moves: the size of the pane before it, in CSS pixels. */
export interface Track {
	readonly axis: 'x' | 'y'
	measure(): { size: number; least: number; most: number }
	/** Shows a size; `undefined` is the size it has of itself. */
	show(size: number | undefined): void
	/** It was let go: what is shown stays, and is remembered. */
	keep(): void
}

/** How far one press of an arrow goes, in CSS pixels; with Shift. */
const stride = { plain: 16, shift: 64 }

/**
 * A line between two panes, by the ARIA pattern of a window splitter: pulled by a pointer, moved by arrows, Home and
 * End; Enter and a double click give the pane its own size again.
 */
export class PaneSplitter extends HTMLElement {
	#track: Track | undefined
	#connection: AbortController | undefined
	/** Where the pointer took hold, and the size it found. */
	#held: { at: number; size: number } | undefined

	get track(): Track | undefined {
		return this.#track
	}

	set track(track: Track | undefined) {
		this.#track = track
		this.setAttribute('aria-orientation', track?.axis === 'x' ? 'vertical' : 'horizontal')
		this.refresh()
	}

	/** It is moved as it is, while it runs: see keep-running.ts. */
	connectedMoveCallback() {}

	connectedCallback() {
		this.role = 'separator'
		this.tabIndex = 0
		this.#connection = new AbortController()
		const { signal } = this.#connection
		this.addEventListener('pointerdown', (event) => this.#take(event), { signal })
		this.addEventListener('pointermove', (event) => this.#pull(event), { signal })
		for (const end of ['pointerup', 'pointercancel'] as const)
			this.addEventListener(end, () => this.#letGo(), { signal })
		this.addEventListener('dblclick', () => this.#set(undefined), { signal })
		this.addEventListener('keydown', (event) => this.#onKey(event), { signal })
		this.addEventListener('focus', () => this.refresh(), { signal })
	}

	disconnectedCallback() {
		this.#connection?.abort()
	}

	/** Says anew how far it stands. */
	refresh() {
		if (!this.#track) return
		const { size, least, most } = this.#track.measure()
		const percent = most > least ? ((size - least) / (most - least)) * 100 : 0
		this.setAttribute('aria-valuenow', String(Math.round(Math.min(Math.max(percent, 0), 100))))
	}

	/** Along the axis, growing with the pane. */
	#along({ clientX, clientY }: PointerEvent): number {
		return this.#track?.axis === 'x' ? clientX * this.#forward : clientY
	}

	get #forward(): 1 | -1 {
		return getComputedStyle(this).direction === 'rtl' ? -1 : 1
	}

	#take(event: PointerEvent) {
		if (!this.#track || event.button !== 0) return
		this.setPointerCapture(event.pointerId)
		this.#held = { at: this.#along(event), size: this.#track.measure().size }
	}

	#pull(event: PointerEvent) {
		if (this.#held) this.#show(this.#held.size + this.#along(event) - this.#held.at)
	}

	#letGo() {
		if (!this.#held) return
		this.#held = undefined
		this.#track?.keep()
	}

	#onKey(event: KeyboardEvent) {
		const size = this.#reached(event)
		if (size === undefined) return
		event.preventDefault()
		this.#set(size === 'own' ? undefined : size)
	}

	/** Where a key takes it. */
	#reached({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): number | 'own' | undefined {
		if (!this.#track || ctrlKey || metaKey || altKey) return undefined
		const { axis } = this.#track
		const { size, least, most } = this.#track.measure()
		const step = shiftKey ? stride.shift : stride.plain
		const [less, more] = axis === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
		const way = axis === 'x' ? this.#forward : 1
		switch (key) {
			case less:
				return size - step * way
			case more:
				return size + step * way
			case 'Home':
				return least
			case 'End':
				return most
			case 'Enter':
				return 'own'
			default:
				return undefined
		}
	}

	#set(size: number | undefined) {
		this.#show(size)
		this.#track?.keep()
	}

	#show(size: number | undefined) {
		if (!this.#track) return
		const { least, most } = this.#track.measure()
		this.#track.show(size === undefined ? undefined : Math.min(Math.max(size, least), most))
		this.refresh()
	}
}

customElements.define('pane-splitter', PaneSplitter)

declare global {
	interface HTMLElementTagNameMap {
		'pane-splitter': PaneSplitter
	}
}
