import { languages, type Language } from '../course/language.ts'
import type { Files } from '../course/submission.ts'
import { openProgressStore } from '../progress/progress-store.ts'
import './code-editor.ts'
import type { CodeEditor } from './code-editor.ts'
import { Draft, type DraftOwner } from './draft.ts'
import { showTabOf } from './language-tabs.ts'
import { showNotice, type Choice } from './notice.ts'
import type { PlaygroundBench } from './playground-bench.ts'
import { readFacts, type PlaygroundFacts } from './playground-facts.ts'
import type { LinkedProgram } from './playground-link.ts'
import { words } from './spoken.ts'

/** A program to work on: an example, or what a link brought. `id` is also where its draft is kept. */
interface Program {
	id: string
	code: string
}

/**
 * The playground in one language: a program to begin with, the editor, Run. Every program has a draft of its own, so
 * that choosing another one, or opening a link, loses nothing. What runs programs is fetched at the first touch.
 */
export class CoursePlayground extends HTMLElement implements DraftOwner {
	readonly noun = 'program'
	#connection: AbortController | undefined
	#bench: Promise<PlaygroundBench> | undefined
	#draft: Draft | undefined
	#program: Program = { id: '', code: '' }
	#linked: Program | undefined
	#facts: PlaygroundFacts | undefined

	get language(): Language {
		return languages.find((each) => each === this.getAttribute('language')) ?? 'py'
	}

	/** What the build wrote into the page. */
	get facts(): PlaygroundFacts {
		return (this.#facts ??= readFacts(this.querySelector('[data-facts]')?.textContent ?? ''))
	}

	get editor(): CodeEditor {
		const editor = this.querySelector('code-editor')
		if (!editor) throw new Error('<course-playground> holds no <code-editor>.')
		return editor
	}

	get files(): Files {
		return { [this.editor.file]: this.editor.value }
	}

	set files(files: Files) {
		this.editor.value = files[this.editor.file] ?? this.#program.code
	}

	connectedCallback() {
		// Its editors come first, also where a whole page is laid into another at once: see carry-over.ts.
		customElements.upgrade(this)
		this.#connection = new AbortController()
		const { signal } = this.#connection
		for (const each of this.querySelectorAll<HTMLButtonElement | HTMLSelectElement>(
			'button, select',
		))
			each.disabled = false
		this.setAttribute('awake', '')
		this.#open(this.#example(this.#remembered()))
		void this.#readLink()

		this.addEventListener('edit', () => this.#draft?.changed(), { signal })
		this.addEventListener('click', (event) => this.#onClick(event), { signal })
		this.addEventListener('keydown', (event) => this.#onKey(event), { signal, capture: true })
		this.#select?.addEventListener('change', () => this.#choose(), { signal })
		for (const touch of ['focusin', 'pointerdown', 'keydown'] as const)
			this.addEventListener(touch, () => this.#wake(), { signal, once: true, passive: true })
		if (this.contains(document.activeElement)) this.#wake()
		window.addEventListener('hashchange', () => void this.#readLink(), { signal })
		window.addEventListener('storage', (event) => this.#draft?.hear(event), { signal })
		window.addEventListener('pagehide', () => this.#draft?.save(), { signal })
		document.addEventListener(
			'visibilitychange',
			() => document.visibilityState === 'hidden' && this.#draft?.save(),
			{ signal },
		)
	}

	disconnectedCallback() {
		this.#draft?.save()
		this.#connection?.abort()
		void this.#bench?.then((bench) => bench.close())
		this.#bench = undefined
	}

	set unsaved(unsaved: boolean) {
		this.toggleAttribute('unsaved', unsaved)
	}

	replaceFiles(files: Files) {
		this.files = files
		this.#draft?.saveNow()
	}

	/** Nothing here is shown of what is remembered but the text. */
	remembered() {}

	/** Says something above the editor, and to a screen reader. */
	notice(text: string, choices: readonly Choice[] = [], beside?: Node): () => void {
		const place = this.querySelector<HTMLElement>('[data-notices]')
		this.say(text)
		return place
			? showNotice(place, { text, choices, beside, heir: () => this.#select?.focus() })
			: () => {}
	}

	say(text: string) {
		const status = this.querySelector('[role=status]')
		if (status) status.textContent = text
	}

	/** The program as it was before anybody changed it. */
	reset() {
		const mine = this.files
		this.replaceFiles({ [this.editor.file]: this.#program.code })
		this.notice(
			this.#program === this.#linked ? words.live.asTheLinkBrought : words.live.exampleAsItWas,
			[{ label: words.live.bringMineBack, choose: () => this.replaceFiles(mine) }],
		)
	}

	get #select(): HTMLSelectElement | null {
		return this.querySelector<HTMLSelectElement>('[data-example]')
	}

	/** The example of that name, or the first one. */
	#example(id: string | undefined): Program {
		const { examples } = this.facts
		return examples.find((each) => each.id === id) ?? examples[0] ?? { id: '', code: '' }
	}

	/** Puts a program into the editor, as the learner left it. */
	#open(program: Program) {
		this.#draft?.save()
		this.#program = program
		const storage = () => window.localStorage
		// No exercise is called so: a name of one has no slash.
		const store = openProgressStore(storage, `playground/${program.id}`, this.language)
		this.#draft = new Draft(store, this)
		if (!this.#draft.open()) this.files = {}
		if (this.#select) this.#select.value = program.id
	}

	#choose() {
		const id = this.#select?.value
		const linked = this.#linked
		const program = linked && linked.id === id ? linked : this.#example(id)
		this.querySelector('[data-notices]')?.replaceChildren()
		this.#open(program)
		if (program !== linked) this.#remember(program.id)
		void this.#bench?.then((bench) => bench.clear())
	}

	/** Opens the program that the address carries, if it is one for here. It is shown, and never run by itself. */
	async #readLink() {
		const { hash } = location
		// Starlight's own places, and the parts of this page.
		if (hash.length < 2 || hash === '#_top' || document.getElementById(hash.slice(1))) return
		const { readLink } = await import('./playground-link.ts')
		const link = await readLink(hash)
		if (location.hash !== hash) return
		if (link.status === 'read') {
			if (link.program.language === this.language) this.#openLinked(link.program, link.key)
		} else if (this.language === languages[0])
			this.notice(
				link.status === 'none' ? words.live.unknownAddress : words.live.unreadableProgram(link.why),
			)
	}

	#openLinked({ code }: LinkedProgram, key: string) {
		this.#linked = { id: `link-${key}`, code }
		const select = this.#select
		select?.querySelector('[data-linked]')?.remove()
		const option = new Option(words.live.fromTheLink, this.#linked.id)
		option.dataset['linked'] = ''
		select?.append(option)
		this.#open(this.#linked)
		showTabOf(this)
		this.notice(words.live.cameWithTheLink, [
			{ label: words.live.showMine, choose: () => this.#showMine() },
		])
	}

	#showMine() {
		this.#open(this.#example(this.#remembered()))
	}

	get #place(): string {
		return `interleave/playground/${this.language}`
	}

	#remembered(): string | undefined {
		try {
			return window.localStorage.getItem(this.#place) ?? undefined
		} catch {
			// Said when the draft was opened.
			return undefined
		}
	}

	#remember(id: string) {
		try {
			window.localStorage.setItem(this.#place, id)
		} catch {
			// Said when the draft was opened.
		}
	}

	#load(): Promise<PlaygroundBench> {
		this.#bench ??= import('./playground-bench.ts').then(
			({ openPlayground }) => openPlayground(this),
			(error: unknown) => {
				this.#bench = undefined
				this.notice(words.live.unfetched, [{ label: words.live.again, choose: () => this.#wake() }])
				throw error
			},
		)
		return this.#bench
	}

	/** Fetches the bench for later. That it failed has been said. */
	#wake() {
		this.#load().catch(() => {})
	}

	#onClick({ target }: Event) {
		const button = target instanceof Element ? target.closest<HTMLElement>('[data-deed]') : null
		if (!button || button.getAttribute('aria-disabled') === 'true') return
		if (button.dataset['deed'] === 'reset') return this.reset()
		void this.#load().then(
			(bench) => bench.do(button.dataset['deed'] ?? ''),
			() => {},
		)
	}

	#onKey(event: KeyboardEvent) {
		if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
		event.preventDefault()
		event.stopPropagation()
		void this.#load().then(
			(bench) => bench.do('run'),
			() => {},
		)
	}
}

customElements.define('course-playground', CoursePlayground)

declare global {
	interface HTMLElementTagNameMap {
		'course-playground': CoursePlayground
	}
}
