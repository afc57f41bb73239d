import { languageNames, languages } from '../course/language.ts'
import { journalChannel, openJournal } from '../progress/journal.ts'
import { workDone } from '../progress/work-done.ts'
import { standIn, type CourseStanding, type Standing } from './course-standing.ts'
import { element } from './element.ts'
import './hand-in-form.ts'
import { showNotice, type Choice } from './notice.ts'
import { planOf, progressOf } from './remembered-here.ts'
import { exportProgress, forgetProgress, importProgress } from './progress-deeds.ts'
import { sayDue } from './say-when.ts'
import { words } from './spoken.ts'

const deeds = ['export', 'import', 'forget'] as const

/** The whole course with what a learner has done in it, what comes next, and what is to be done again. */
class CourseMap extends HTMLElement {
	#connection: AbortController | undefined
	readonly #journal = openJournal(() => window.indexedDB)

	connectedCallback() {
		this.#connection = new AbortController()
		const { signal } = this.#connection
		for (const each of this.querySelectorAll<HTMLButtonElement>('[data-deed]'))
			each.disabled = false
		this.addEventListener('click', (event) => this.#onClick(event), { signal })
		this.#file.addEventListener('change', () => void this.#read(), {
			signal,
		})
		// What another tab does shows here at once.
		window.addEventListener('storage', () => void this.#show(), { signal })
		const channel = new BroadcastChannel(journalChannel)
		channel.addEventListener('message', () => void this.#show(), { signal })
		signal.addEventListener('abort', () => channel.close())
		void this.#show()
	}

	disconnectedCallback() {
		this.#connection?.abort()
	}

	async #show() {
		const found = await this.#journal.all()
		const attempts = found.status === 'found' ? found.attempts : []
		const plan = planOf(this)
		const standing = standIn(plan, { attempts, progressOf })
		const form = this.querySelector('hand-in-form')
		if (form) form.work = workDone(plan.exercises, { attempts, progressOf })
		this.#showStanding(standing)
		this.#showReview(standing)
		for (const each of standing.exercises) {
			const row = this.querySelector(`[data-exercise="${each.exercise.id}"]`)
			row?.toggleAttribute('data-passed', Object.keys(each.passed).length > 0)
			row?.querySelector('[data-state]')?.replaceChildren(sayStanding(each))
		}
		this.toggleAttribute('ready', true)
	}

	#showStanding({ exercises, next }: CourseStanding) {
		const passed = exercises.filter((each) => Object.keys(each.passed).length > 0).length
		this.#part('standing').hidden = false
		this.#part('count').textContent = words.progress.passed(passed, exercises.length)
		this.#part('bar').setAttribute('value', String(passed))
		this.#part('next').replaceChildren(
			...(next
				? [
						passed === 0 ? words.progress.beginWith : words.progress.next,
						element('a', { href: next.href, class: 'next' }, next.title),
						'.',
					]
				: [words.progress.allDone]),
		)
	}

	#showReview({ review }: CourseStanding) {
		const now = Date.now()
		const due = review.filter((each) => each.due <= now)
		const later = review.filter((each) => each.due > now)
		this.#part('review').hidden = review.length === 0
		const [soonest] = later
		this.#part('review-note').textContent =
			due.length > 0
				? words.progress.due
				: soonest
					? words.progress.nothingDue(later.length, sayDue(soonest.due, now))
					: ''
		const { concepts } = planOf(this)
		this.#part('due').replaceChildren(
			...due.map((each) =>
				element(
					'li',
					{},
					element('a', { href: each.exercise.href }, each.exercise.title),
					`: ${each.concepts.map((concept) => concepts[concept] ?? concept).join(' ')}`,
				),
			),
		)
	}

	#onClick({ target }: Event) {
		const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-deed]') : null
		const deed = deeds.find((each) => each === pressed?.dataset['deed'])
		switch (deed) {
			case undefined:
				return
			case 'export':
				return void this.#do(() => exportProgress(this.#journal))
			case 'import':
				return this.#file.click()
			case 'forget':
				return this.#ask(words.progress.forgetWhat, [
					{
						label: words.progress.saveFirst,
						choose: () => void this.#do(() => exportProgress(this.#journal)),
					},
					{
						label: words.progress.forget,
						choose: () => void this.#do(() => forgetProgress(this.#journal)),
					},
				])
		}
	}

	async #read() {
		const input = this.#file
		const [file] = input.files ?? []
		if (file) await this.#do(() => importProgress(this.#journal, file))
		// The same file may be chosen again.
		input.value = ''
	}

	/** Does something that ends with a sentence. */
	async #do(deed: () => Promise<string>) {
		this.#ask(await deed(), [])
		await this.#show()
	}

	#ask(text: string, choices: readonly Choice[]) {
		const place = this.#part('notices')
		showNotice(place, { text, choices, heir: () => place.focus() })
		this.#part('said').textContent = text
		place.querySelector('button')?.focus()
	}

	get #file(): HTMLInputElement {
		const input = this.querySelector<HTMLInputElement>('[data-file]')
		if (!input) throw new Error('<course-map> holds no field for a file.')
		return input
	}

	#part(name: string): HTMLElement {
		const part = this.querySelector<HTMLElement>(`[data-${name}]`)
		if (!part) throw new Error(`<course-map> holds no data-${name}.`)
		return part
	}
}

function sayStanding({ exercise, passed, isBegun }: Standing): string {
	const names = languages.flatMap((language) =>
		passed[language] === undefined ? [] : [languageNames[language]],
	)
	if (names.length > 0) return words.progress.passedIn(names)
	if (isBegun) return words.progress.begun
	return words.progress.inEither(exercise.languages.map((each) => languageNames[each]))
}

customElements.define('course-map', CourseMap)
