import { languages, type Language } from '../course/language.ts'
import type { Files } from '../course/submission.ts'
import { openProgressStore } from '../progress/progress-store.ts'
import type { Progress } from '../progress/progress.ts'
import './code-editor.ts'
import type { CodeEditor } from './code-editor.ts'
import { Draft, type DraftOwner } from './draft.ts'
import { placeFields, placeFieldsWhenNear } from './fields.ts'
import './file-tabs.ts'
import { keptSize, showEditorHeight } from './pane-sizes.ts'
import { showNotice, type Choice } from './notice.ts'
import { pageWord } from './page-words.ts'
import type { Bench, Deed } from './bench.ts'

/**
 * One exercise in one language, in a page. This part comes with the page and stays small: it wakes the buttons, puts
 * saved work into the text areas and saves it again. Everything else is the bench, fetched at the first touch.
 */
export class CourseExercise extends HTMLElement implements DraftOwner {
	readonly noun = 'exercise'
	#connection: AbortController | undefined
	#bench: Promise<Bench> | undefined
	#draft: Draft | undefined

	get exercise(): string {
		return this.getAttribute('exercise') ?? ''
	}

	get language(): Language {
		return languages.find((each) => each === this.getAttribute('language')) ?? 'ts'
	}

	/** The ids it had before. */
	get formerly(): string[] {
		return (this.getAttribute('formerly') ?? '').split(' ').filter(Boolean)
	}

	get progress(): Progress {
		return this.#draft?.progress ?? { files: {}, savedAt: 0, rungs: {} }
	}

	get editors(): CodeEditor[] {
		return [...this.querySelectorAll('code-editor')]
	}

	/** The files the learner may edit, as they are now. */
	get files(): Files {
		return textsOf(this.editors, (editor) => editor.value)
	}

	/** Lays saved files into the editors; one that the exercise does not have is left out. */
	set files(files: Files) {
		for (const editor of this.editors) {
			const text = files[editor.file]
			if (!editor.readOnly && text !== undefined) editor.value = text
		}
	}

	/** The editable files as the exercise began with them. */
	get starter(): Files {
		return textsOf(this.editors, (editor) => editor.starter)
	}

	/** It is moved as it is, while it runs: see keep-running.ts. */
	connectedMoveCallback() {}

	connectedCallback() {
		// Its editors come first, also where a whole page is laid into another at once: see carry-over.ts.
		customElements.upgrade(this)
		this.#connection = new AbortController()
		const { signal } = this.#connection
		this.#open()
		showEditorHeight(this, keptSize(`${this.exercise}/${this.language}`))
		this.#readLink()
		for (const button of this.querySelectorAll('button')) button.disabled = false
		placeFieldsWhenNear(this, signal)
		this.setAttribute('awake', '')
		if (typeof WebAssembly !== 'undefined' && !('Suspending' in WebAssembly))
			this.querySelector('[data-no-switching]')?.removeAttribute('hidden')

		this.addEventListener('edit', () => this.#draft?.changed(), { signal })
		this.addEventListener('click', (event) => this.#onClick(event), { signal })
		// The full editor, whose key it is, may be there before the bench.
		this.addEventListener('format', () => this.#do('format'), { signal })
		// In the capturing phase, before the editor would make a line of it.
		this.addEventListener('keydown', (event) => this.#onKey(event), { signal, capture: true })
		for (const touch of ['focusin', 'pointerdown', 'keydown'] as const) {
			this.addEventListener(touch, ({ target }) => this.#wake(target), {
				signal,
				once: true,
				passive: true,
			})
		}
		// The learner may have been quicker than this script.
		if (this.contains(document.activeElement)) this.#wake(document.activeElement)
		window.addEventListener('hashchange', () => this.#readLink(), { signal })
		window.addEventListener('storage', (event) => this.#draft?.hear(event), { signal })
		window.addEventListener('pagehide', () => this.save(), { signal })
		document.addEventListener(
			'visibilitychange',
			() => document.visibilityState === 'hidden' && this.save(),
			{ signal },
		)
	}

	disconnectedCallback() {
		this.save()
		this.#connection?.abort()
		void this.#bench?.then((bench) => bench.close())
		this.#bench = undefined
	}

	/** Adds to what is remembered of this exercise, and saves it. */
	remember(more: Partial<Pick<Progress, 'passedAt' | 'rungs'>>) {
		this.#draft?.remember(more)
	}

	/** Saves now what has changed since the last time. */
	save() {
		this.#draft?.save()
	}

	set unsaved(unsaved: boolean) {
		this.toggleAttribute('unsaved', unsaved)
	}

	/** Lays files into the editors and saves them, as if the learner had typed them. */
	replaceFiles(files: Files) {
		this.files = files
		this.#draft?.saveNow()
		this.dispatchEvent(new CustomEvent('edit', { bubbles: true }))
	}

	/** Works on other files. By a name, in a draft of its own; without one in the learner's, whose saved files win. */
	workOn(files: Files, name?: string) {
		this.save()
		// What is being graded now is not what is worked on then, and must not count as it.
		void this.#bench?.then((bench) => bench.do('stop'))
		// An editor tells of every change: what is laid in now is none of what was worked on before.
		this.#draft = undefined
		this.files = files
		this.#open(name)
		this.remembered()
		this.dispatchEvent(new CustomEvent('edit', { bubbles: true }))
	}

	/** Shows by an attribute whether it was passed. */
	remembered() {
		const passed = this.progress.passedAt !== undefined
		if (this.hasAttribute('passed') === passed) return
		this.toggleAttribute('passed', passed)
		this.dispatchEvent(new CustomEvent('passed', { bubbles: true }))
	}

	/** Says something that has no other place: above the editor, and to a screen reader. */
	notice(text: string, choices: readonly Choice[] = [], beside?: Node): () => void {
		const place = this.querySelector<HTMLElement>('[data-notices]')
		this.say(text)
		return place
			? showNotice(place, { text, choices, beside, heir: () => this.#title?.focus() })
			: () => {}
	}

	/** Speaks through the exercise's one live region. */
	say(text: string) {
		const status = this.querySelector('[role=status]')
		if (status) status.textContent = text
	}

	/** Opens a place in one of the files; lines and columns count from 1. */
	async goTo(file: string, line: number, column: number) {
		const editor = this.editors.find((each) => each.file === file)
		if (!editor) return
		this.querySelector('file-tabs')?.show(file)
		await editor.goTo(line, column)
	}

	get #title(): HTMLElement | null {
		return this.closest('.exercise')?.querySelector<HTMLElement>('[data-title]') ?? null
	}

	#open(name?: string) {
		const storage = () => window.localStorage
		const store =
			name === undefined
				? openProgressStore(storage, this.exercise, this.language, this.formerly)
				: openProgressStore(storage, `${this.exercise}/${name}`, this.language)
		this.#draft = new Draft(store, this)
		this.#draft.open()
	}

	/** Fetches what reads a link, where the address carries one; see `brought-code.ts`. */
	#readLink() {
		const state: unknown = history.state
		const isShown = state instanceof Object && 'work' in state
		if (!isShown && !location.hash.startsWith('#work=')) return
		void import('./brought-code.ts').then(
			({ openBroughtCode }) => openBroughtCode(),
			() => this.notice(pageWord('unopenedLink')),
		)
	}

	#load(): Promise<Bench> {
		this.#bench ??= this.#fetchBench()
		return this.#bench
	}

	async #fetchBench(): Promise<Bench> {
		try {
			const { openBench } = await import('./bench.ts')
			placeFields(this)
			return openBench(this)
		} catch (error) {
			this.#bench = undefined
			this.notice(pageWord('unfetchedBench'), [
				{ label: pageWord('tryAgain'), choose: () => this.#wake() },
			])
			throw error
		}
	}

	/** Fetches the bench for later; where an editor was touched, that comes first. What fails is said by the bench. */
	#wake(touched?: EventTarget | null) {
		placeFields(this)
		const isIn = (editor: CodeEditor) => touched instanceof Node && editor.contains(touched)
		const editor = this.editors.find(isIn)?.upgrade()
		void (editor ?? Promise.resolve())
			.catch(() => {})
			.then(() => this.#load())
			.catch(() => {})
	}

	#do(deed: Deed) {
		void this.#load().then(
			(bench) => bench.do(deed),
			() => {},
		)
	}

	#onClick({ target }: Event) {
		const button = target instanceof Element ? target.closest<HTMLElement>('[data-deed]') : null
		if (!button || button.getAttribute('aria-disabled') === 'true') return
		const deed = deeds.find((each) => each === button.dataset['deed'])
		if (deed) this.#do(deed)
	}

	#onKey(event: KeyboardEvent) {
		if (event.key === 'F9') {
			event.preventDefault()
			return this.#do('full')
		}
		if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
		event.preventDefault()
		event.stopPropagation()
		this.#do(event.shiftKey ? 'run' : 'grade')
	}
}

const deeds: readonly Deed[] = [
	'run',
	'grade',
	'stop',
	'format',
	'share',
	'full',
	'reset',
	'solution',
]

function textsOf(editors: readonly CodeEditor[], text: (editor: CodeEditor) => string): Files {
	return Object.fromEntries(
		editors.filter((editor) => !editor.readOnly).map((editor) => [editor.file, text(editor)]),
	)
}

customElements.define('course-exercise', CourseExercise)

declare global {
	interface HTMLElementTagNameMap {
		'course-exercise': CourseExercise
	}
}
