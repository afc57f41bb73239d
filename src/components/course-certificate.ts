import { openJournal } from '../progress/journal.ts'
import { standIn, type Standing } from './course-standing.ts'
import { element } from './element.ts'
import { planOf, progressOf } from './remembered-here.ts'
import { sayDate } from './say-when.ts'
import { words } from './spoken.ts'

/** What a learner has passed, to be printed. It says by whom each was graded. */
class CourseCertificate extends HTMLElement {
	#connection: AbortController | undefined

	connectedCallback() {
		this.#connection = new AbortController()
		const { signal } = this.#connection
		this.#part('print').addEventListener('click', () => window.print(), { signal })
		this.#part('name').addEventListener('input', () => this.#showName(), { signal })
		this.#showName()
		void this.#show()
	}

	disconnectedCallback() {
		this.#connection?.abort()
	}

	async #show() {
		const found = await openJournal(() => window.indexedDB).all()
		const attempts = found.status === 'found' ? found.attempts : []
		const { exercises } = standIn(planOf(this), { attempts, progressOf })
		const passed = exercises.filter((each) => Object.keys(each.passed).length > 0)
		this.#part('nothing').hidden = passed.length > 0
		this.#part('certificate').hidden = passed.length === 0
		this.#part('summary').textContent = words.progress.certified(
			passed.length,
			exercises.length,
			sayDate(Date.now()),
		)
		this.#part('passed').replaceChildren(...passed.map(rowOf))
		this.#part('fine').textContent = passed.every(({ onServer }) => onServer)
			? words.progress.allOnServer
			: words.progress.someInBrowser
	}

	#showName() {
		const input = this.#part('name')
		const name = input instanceof HTMLInputElement ? input.value.trim() : ''
		this.#part('who').textContent = name === '' ? '…' : name
	}

	#part(name: string): HTMLElement {
		const part = this.querySelector<HTMLElement>(`[data-${name}]`)
		if (!part) throw new Error(`<course-certificate> holds no data-${name}.`)
		return part
	}
}

function rowOf({ exercise, passed, onServer }: Standing): HTMLElement {
	return element(
		'tr',
		{},
		element('th', { scope: 'row' }, exercise.title),
		...(['py', 'ts'] as const).map((language) => {
			const at = passed[language]
			return element('td', {}, at === undefined ? '–' : sayDate(at))
		}),
		element('td', {}, onServer ? words.progress.onServer : words.progress.inBrowser),
	)
}

customElements.define('course-certificate', CourseCertificate)
