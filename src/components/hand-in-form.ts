import { asFileName, formatHandIn, parseHandIn, type Work } from '../course/hand-in.ts'
import { saveFile } from './save-file.ts'
import { words } from './spoken.ts'

/** Saves what a learner did as a file for their instructor. Takes the `work` that goes along. */
export class HandInForm extends HTMLElement {
	#connection: AbortController | undefined
	#work: readonly Work[] = []

	connectedCallback() {
		this.#connection = new AbortController()
		const { signal } = this.#connection
		this.#form.addEventListener(
			'submit',
			(event) => {
				event.preventDefault()
				void this.#save()
			},
			{ signal },
		)
	}

	disconnectedCallback() {
		this.#connection?.abort()
	}

	set work(work: readonly Work[]) {
		this.#work = work
		const passed = work.filter(({ claimed }) => claimed === 'passed').length
		this.#part('work').textContent =
			work.length === 0
				? words.progress.nothingToHandIn
				: words.progress.goAlong(work.length, passed)
		for (const button of this.querySelectorAll('button')) button.disabled = work.length === 0
	}

	async #save() {
		const field = this.#form.elements.namedItem('name')
		const [name, id] = [this.#text('name'), this.#text('id')]
		if (field instanceof HTMLInputElement) field.setAttribute('aria-invalid', String(name === ''))
		if (name === '') {
			this.#part('said').textContent = words.progress.noName
			return field instanceof HTMLElement ? field.focus() : undefined
		}
		// Where the address is not secure, a browser has nothing that makes one.
		const digester = window.isSecureContext ? crypto.subtle : undefined
		const text = await formatHandIn(
			{
				course: this.getAttribute('course') ?? '',
				who: { name, ...(id !== '' && { id }) },
				at: Date.now(),
				work: [...this.#work],
			},
			digester,
		)
		this.#part('said').textContent = this.#handOver(name, text, digester !== undefined)
	}

	/** Saves the file, unless whoever collects it could not read it. Answers what to say. */
	#handOver(name: string, text: string, hasChecksum: boolean): string {
		if (parseHandIn(text).status === 'unread') return words.progress.notHandedIn
		const file = `${asFileName(name)}.handin.json`
		saveFile(file, new Blob([text], { type: 'application/json' }))
		const saved = words.progress.saved(file)
		return hasChecksum ? saved : `${saved} ${words.progress.noChecksum}`
	}

	#text(name: string): string {
		const field = this.#form.elements.namedItem(name)
		return field instanceof HTMLInputElement ? field.value.trim() : ''
	}

	get #form(): HTMLFormElement {
		const form = this.querySelector('form')
		if (!form) throw new Error('<hand-in-form> holds no form.')
		return form
	}

	#part(name: string): HTMLElement {
		const part = this.querySelector<HTMLElement>(`[data-${name}]`)
		if (!part) throw new Error(`<hand-in-form> holds no data-${name}.`)
		return part
	}
}

customElements.define('hand-in-form', HandInForm)

declare global {
	interface HTMLElementTagNameMap {
		'hand-in-form': HandInForm
	}
}
