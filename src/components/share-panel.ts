import type { PublishedTwin } from '../course/published.ts'
import type { Files } from '../course/submission.ts'
import { isCopied, offerToCopy } from './copy-text.ts'
import type { CourseExercise } from './course-exercise.ts'
import { button, element } from './element.ts'
import { writeExerciseLink } from './exercise-link.ts'
import { saveFile } from './save-file.ts'
import { words } from './spoken.ts'
import { stackBlitzForm } from './stackblitz-form.ts'

/** Ways for a learner's code to leave the page. Opened by its button; Escape closes it. */
export class SharePanel extends HTMLElement {
	#connection: AbortController | undefined
	#opener: HTMLElement | undefined
	#fetchTwin: () => Promise<PublishedTwin> = () => Promise.reject(new Error(words.share.notOpen))

	get host(): CourseExercise {
		const host = this.closest('course-exercise')
		if (!host) throw new Error('<share-panel> stands in no <course-exercise>.')
		return host
	}

	/** It is moved as it is, while it runs: see keep-running.ts. */
	connectedMoveCallback() {}

	connectedCallback() {
		this.#connection = new AbortController()
		this.addEventListener(
			'keydown',
			(event) => {
				if (event.key !== 'Escape') return
				event.stopPropagation()
				this.#close()
			},
			{ signal: this.#connection.signal },
		)
	}

	disconnectedCallback() {
		this.#connection?.abort()
	}

	/** Opens what is closed, with the focus on its first button, and closes what is open. */
	toggle(opener: HTMLElement, fetchTwin: () => Promise<PublishedTwin>) {
		this.#opener = opener
		this.#fetchTwin = fetchTwin
		if (!this.hidden) return this.#close()
		this.#fill()
		this.hidden = false
		opener.setAttribute('aria-expanded', 'true')
		this.querySelector('button')?.focus()
	}

	#close() {
		this.hidden = true
		this.#opener?.setAttribute('aria-expanded', 'false')
		this.#opener?.focus()
	}

	#fill() {
		const { language } = this.host
		this.setAttribute('role', 'group')
		this.setAttribute('aria-label', words.share.share)
		this.replaceChildren(
			element(
				'div',
				{ class: 'ways' },
				button(words.share.copyLink, () => this.#attempt(() => this.#copyLink())),
				button(words.share.download, () => this.#attempt(() => this.#download())),
				language === 'ts'
					? button(words.share.openInStackBlitz, () => this.#attempt(() => this.#offerStackBlitz()))
					: undefined,
				button(words.share.embed, () => this.#offerEmbed()),
			),
			element('div', { class: 'answer' }),
		)
	}

	/** Does what was asked for; what breaks is told in its place. */
	#attempt(work: () => Promise<void>) {
		work().catch((error: unknown) =>
			this.#answer(error instanceof Error ? error.message : String(error)),
		)
	}

	async #copyLink() {
		const { exercise, language, files } = this.host
		const hash = await writeExerciseLink({ exercise, language, files })
		const url = new URL(hash, this.#home).href
		const done = words.share.linkCopied(url.length)
		await this.#copy(url, { what: words.share.link, done })
	}

	async #download() {
		const { exercise, language } = this.host
		const { zipOf } = await fetchPart(() => import('./project-zip.ts'))
		const name = `${exercise}-${language}`
		saveFile(`${name}.zip`, zipOf(name, await this.#project()))
		this.#answer(words.share.saved(`${name}.zip`))
	}

	async #offerStackBlitz() {
		const files = await this.#project()
		this.#answer(
			words.share.toStackBlitz,
			stackBlitzForm({ title: this.#title, home: this.#home.href, files }),
		)
	}

	#offerEmbed() {
		const { exercise, language } = this.host
		const script = new URL('embed.js', this.#base).href
		const text = `<script src="${script}" async></script>\n<exercise-embed exercise="${exercise}" language="${language}"></exercise-embed>`
		const field = element('textarea', {
			readonly: '',
			rows: '3',
			'aria-label': words.share.htmlToEmbed,
		})
		field.value = text
		const copy = () =>
			this.#attempt(() =>
				this.#copy(text, { what: words.share.htmlToEmbed, done: words.share.copied }),
			)
		this.#answer(words.share.howToEmbed, field, button(words.share.copyHtml, copy))
	}

	/** What a learner takes home. Rejects with a sentence when something of it cannot be fetched. */
	async #project(): Promise<Files> {
		const { projectFiles } = await fetchPart(() => import('./project-files.ts'))
		const twin = await this.#fetchTwin()
		const { files, language } = this.host
		const home = this.#home.href
		if (language === 'py') return projectFiles({ twin, files, home })
		const [runner, project] = await Promise.all(
			['runner.mjs', 'project.mjs'].map((name) => fetchText(new URL(name, this.#base))),
		)
		return projectFiles({
			twin,
			files,
			home,
			tools: { runner: runner ?? '', project: project ?? '' },
		})
	}

	get #base(): URL {
		return new URL(this.host.getAttribute('base') ?? '/', location.href)
	}

	get #title(): string {
		return this.closest('.exercise')?.querySelector('[data-title]')?.textContent.trim() ?? ''
	}

	/** The page a link leads to: where the exercise stands in the course. */
	get #home(): URL {
		const { host } = this
		return new URL(
			`${host.getAttribute('home') ?? location.pathname}#${host.exercise}`,
			location.href,
		)
	}

	/** `done` is said when the browser lets the page copy; else the text is there to be copied by hand. */
	async #copy(text: string, { what, done }: { what: string; done: string }) {
		if (await isCopied(text)) return void this.#answer(done)
		offerToCopy(this.#answer(words.share.copyYourself), text, what)
	}

	/** Says what came of it, below the buttons and to a screen reader. */
	#answer(text: string, ...more: readonly Node[]): Element {
		const paragraph = element('p', {}, text)
		this.querySelector('.answer')?.replaceChildren(paragraph, ...more)
		this.host.say(text)
		return paragraph
	}
}

function fetchPart<Part>(load: () => Promise<Part>): Promise<Part> {
	return load().catch(() => Promise.reject(new Error(words.share.unfetched)))
}

async function fetchText(url: URL): Promise<string> {
	const response = await fetch(url).catch(() => undefined)
	if (!response?.ok) throw new Error(words.share.unfetched)
	return response.text()
}

customElements.define('share-panel', SharePanel)

declare global {
	interface HTMLElementTagNameMap {
		'share-panel': SharePanel
	}
}
