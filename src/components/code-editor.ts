import { languages, type Language } from '../course/language.ts'
import { placeFields } from './fields.ts'
import type { Choice } from './notice.ts'

/** Whoever can tell the learner something: in passing, or to stay until it is read. */
export interface Teller {
	say(text: string): void
	/** Answers what takes it away again; `beside` is shown with it. */
	notice(text: string, choices?: readonly Choice[], beside?: Node): () => void
}

/** What a key of the row on a touch screen does. */
export type EditorKey = 'indent' | 'dedent' | 'left' | 'right' | 'undo' | { type: string }

/** What shows and edits a file's text once the `<textarea>` has been replaced. */
export interface Surface {
	text: string
	/** Puts the caret there and takes the focus; both count from 1. */
	goTo(line: number, column: number): void
	/** Lays the text out anew, in one step that can be undone, and says how that went. */
	format(teller: Teller): Promise<void>
	/** Does what a key does, at the caret. */
	press(key: EditorKey): void
	destroy(): void
}

/**
 * One file of an exercise. It is a `<textarea>` over highlighted code of the same text until `upgrade`
 * swaps a real editor in. Fires `edit` after each change of the text that a learner made.
 */
export class CodeEditor extends HTMLElement {
	#connection: AbortController | undefined
	#surface: Surface | undefined
	#upgrading: Promise<void> | undefined
	/** The text before the learner's first key: undo in the editor goes back to it. */
	#opened = ''
	#field: HTMLTextAreaElement | undefined
	/** Settles when an input method has finished its word: a swap in the middle would lose it. */
	#composed: Promise<void> | undefined

	get file(): string {
		return this.getAttribute('file') ?? ''
	}

	get language(): Language {
		return languages.find((each) => each === this.getAttribute('language')) ?? 'ts'
	}

	get readOnly(): boolean {
		return this.hasAttribute('readonly')
	}

	/** The text the exercise began with. */
	get starter(): string {
		return this.#textarea.defaultValue
	}

	get value(): string {
		return this.#surface?.text ?? this.#textarea.value
	}

	set value(text: string) {
		if (text === this.value) return
		if (this.#surface) this.#surface.text = text
		else {
			this.#textarea.value = text
			this.#opened = text
			this.#markStale()
		}
	}

	/** In its place, or in the template where it waits for it. */
	get #textarea(): HTMLTextAreaElement {
		this.#field ??=
			this.querySelector('textarea') ??
			this.querySelector('template')?.content.querySelector('textarea') ??
			undefined
		if (!this.#field) throw new Error(`<code-editor file="${this.file}"> holds no <textarea>.`)
		return this.#field
	}

	/** It is moved as it is, while it runs: see keep-running.ts. */
	connectedMoveCallback() {}

	connectedCallback() {
		this.#connection = new AbortController()
		const { signal } = this.#connection
		this.#opened = this.#textarea.value
		this.#markStale()
		this.#textarea.addEventListener(
			'input',
			() => {
				this.#markStale()
				this.#announceEdit()
			},
			{ signal },
		)
		this.#textarea.addEventListener(
			'compositionstart',
			() => {
				this.#composed = new Promise((resolve) => {
					const ended = { once: true, signal }
					this.#textarea.addEventListener('compositionend', () => resolve(), ended)
				})
			},
			{ signal },
		)
	}

	disconnectedCallback() {
		this.#connection?.abort()
		this.#surface?.destroy()
		this.#surface = undefined
		this.#upgrading = undefined
		this.#textarea.hidden = false
	}

	/** Swaps the editor in under the text, the selection, the focus and the scroll position. Once; more calls wait for the first. */
	upgrade(): Promise<void> {
		this.#upgrading ??= this.#swap()
		return this.#upgrading
	}

	/** Shows a place in the file and takes the focus there. Lines and columns count from 1. */
	async goTo(line: number, column: number): Promise<void> {
		await this.upgrade()
		this.#surface?.goTo(line, column)
	}

	async format(teller: Teller): Promise<void> {
		await this.upgrade()
		await this.#surface?.format(teller)
	}

	/** Does what a key does, at the caret. Before the full editor is there it does nothing. */
	press(key: EditorKey) {
		if (!this.readOnly) this.#surface?.press(key)
	}

	async #swap(): Promise<void> {
		const { loadGrammar, openSurface } = await import('./code-mirror.ts')
		const grammar = await loadGrammar(this.language)
		const textarea = this.#textarea
		await this.#composed
		if (!this.isConnected) return
		placeFields(this)
		this.#surface = openSurface({
			textarea,
			file: this.file,
			grammar,
			readOnly: this.readOnly,
			opened: this.#opened,
			scroller: this,
			onEdit: () => this.#announceEdit(),
		})
		this.setAttribute('upgraded', '')
	}

	#announceEdit() {
		this.dispatchEvent(new CustomEvent('edit', { bubbles: true }))
	}

	/** The highlighted code below belongs to the starter: any other text shows plain. */
	#markStale() {
		this.toggleAttribute('stale', this.#textarea.value !== this.#textarea.defaultValue)
	}
}

customElements.define('code-editor', CodeEditor)

declare global {
	interface HTMLElementTagNameMap {
		'code-editor': CodeEditor
	}
}
