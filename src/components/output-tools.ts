import { button, element } from './element.ts'
import { words } from './spoken.ts'

/** From so many lines on, what is printed can be filtered. */
const enoughLines = 12

/** What can be done with what a run printed: copied, and filtered by a word. */
export class OutputTools {
	readonly element: HTMLElement
	readonly #printed: HTMLElement
	readonly #field = element('input', {
		type: 'search',
		placeholder: words.output.filter,
		'aria-label': words.output.filterWhat,
		spellcheck: 'false',
	})
	readonly #found = element('pre', {
		class: 'printed',
		role: 'group',
		'aria-label': words.output.found,
		tabindex: '0',
	})
	readonly #copy = button(words.output.copy, () => void this.#copyAll(), { class: 'quiet' })
	readonly #said = element('span', { role: 'status', class: 'sr-only' })

	/** For what `printed` shows; its lines are read from it. */
	constructor(printed: HTMLElement) {
		this.#printed = printed
		this.#field.addEventListener('input', () => this.refresh())
		this.#field.hidden = true
		this.#found.hidden = true
		this.element = element('span', { class: 'output-tools' }, this.#field, this.#copy, this.#said)
	}

	/** The lines that were found, in the place of all of them. */
	get found(): HTMLElement {
		return this.#found
	}

	/** Something was printed, or another word is looked for. */
	refresh() {
		const { textContent } = this.#printed
		this.element.hidden = textContent === ''
		if (this.#field.hidden && textContent.split('\n', enoughLines + 1).length > enoughLines)
			this.#field.hidden = false
		const word = this.#field.value.toLowerCase()
		const filters = word !== ''
		this.#printed.hidden = filters
		this.#found.hidden = !filters
		if (!filters) return
		const lines = textOf(this.#printed).split('\n')
		const found = lines.filter((line) => line.toLowerCase().includes(word))
		this.#found.textContent = found.length === 0 ? words.output.noLine : found.join('\n')
		this.#said.textContent = words.output.lines(found.length)
	}

	async #copyAll() {
		const shown = this.#found.hidden ? this.#printed : this.#found
		try {
			await navigator.clipboard.writeText(textOf(shown))
			this.#say(words.output.copied)
		} catch {
			getSelection()?.selectAllChildren(shown)
			this.#say(words.output.selected)
		}
	}

	#say(text: string) {
		this.#copy.textContent = text
		this.#said.textContent = text
		this.#copy.addEventListener('blur', () => (this.#copy.textContent = words.output.copy), {
			once: true,
		})
	}
}

/** As it was printed, without what is said of it to those who hear it. */
function textOf(printed: HTMLElement): string {
	const copy = printed.cloneNode(true)
	if (!(copy instanceof HTMLElement)) return ''
	for (const each of copy.querySelectorAll('.sr-only')) each.remove()
	return copy.textContent
}
