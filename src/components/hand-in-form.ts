import {
	asFileName,
	formatHandIn,
	parseHandIn,
	type Digester,
	type Work,
} from '../course/hand-in.ts'
import { saveFile } from './save-file.ts'
import { sendHandIn, type Sent } from './send-hand-in.ts'
import { words } from './spoken.ts'

/** Saves what a learner did as a file for their instructor, or sends it to a service of theirs. Takes the `work` that goes along. */
export class HandInForm extends HTMLElement {
	#connection: AbortController | undefined
	#work: readonly Work[] = []
	#isSending = false

	connectedCallback() {
		this.#connection = new AbortController()
		const { signal } = this.#connection
		this.#form.addEventListener(
			'submit',
			(event) => {
				event.preventDefault()
				const button = event.submitter
				const sends = button instanceof HTMLButtonElement && button.value === 'send'
				void this.#hand(sends ? 'send' : 'save')
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

	async #hand(deed: 'save' | 'send') {
		const field = this.#form.elements.namedItem('name')
		const name = this.#text('name')
		if (field instanceof HTMLInputElement) field.setAttribute('aria-invalid', String(name === ''))
		if (name === '') {
			this.#say(words.progress.noName)
			return field instanceof HTMLElement ? field.focus() : undefined
		}
		// Where the address is not secure, a browser has nothing that makes one.
		const digester = window.isSecureContext ? crypto.subtle : undefined
		const text = await this.#write(name, digester)
		// Whoever collects it could not read it.
		if (parseHandIn(text).status === 'unread') return this.#say(words.progress.notHandedIn)
		if (deed === 'save') return this.#save(name, text, digester !== undefined)
		await this.#send(text, digester)
	}

	#write(name: string, digester: Digester | undefined): Promise<string> {
		const id = this.#text('id')
		const parts = {
			course: this.getAttribute('course') ?? '',
			who: { name, ...(id !== '' && { id }) },
			at: Date.now(),
			work: [...this.#work],
		}
		return formatHandIn(parts, digester)
	}

	#save(name: string, text: string, hasChecksum: boolean) {
		const file = `${asFileName(name)}.handin.json`
		saveFile(file, new Blob([text], { type: 'application/json' }))
		const saved = words.progress.saved(file)
		this.#say(hasChecksum ? saved : `${saved} ${words.progress.noChecksum}`)
	}

	/** One at a time: who presses twice has sent it once. */
	async #send(text: string, digester: Digester | undefined) {
		const service = this.getAttribute('service')
		if (service === null || this.#isSending) return
		const { host } = new URL(service)
		this.#isSending = true
		this.#say(words.progress.sending(host))
		const sent = await sendHandIn(service, text, digester)
		this.#isSending = false
		this.#say(saySent(host, sent))
	}

	#say(text: string) {
		this.#part('said').textContent = text
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

/** Of a receipt: enough to tell one hand-in from another, and few enough to be read out. */
const digits = 12

function saySent(host: string, sent: Sent): string {
	switch (sent.status) {
		case 'kept': {
			const at = words.progress.today(Date.now())
			return words.progress.handedIn(host, { receipt: sent.receipt.slice(0, digits), at })
		}
		case 'refused':
			return sent.why === undefined
				? words.progress.refusedSilently(host)
				: words.progress.refused(host, sent.why)
		case 'damaged':
			return words.progress.arrivedDamaged(host)
		case 'unanswered':
			return words.progress.unanswered(host)
	}
}

customElements.define('hand-in-form', HandInForm)

declare global {
	interface HTMLElementTagNameMap {
		'hand-in-form': HandInForm
	}
}
