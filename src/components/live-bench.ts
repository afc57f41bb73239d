import type { RunReport } from '../course/report.ts'
import type { Files } from '../course/submission.ts'
import { openProgressStore } from '../progress/progress-store.ts'
import './code-editor.ts'
import type { CodeEditor } from './code-editor.ts'
import { Draft, type DraftOwner } from './draft.ts'
import { element } from './element.ts'
import { inheritFocus } from './inherit-focus.ts'
import { languageOf, runLessonProgram, showLessonTimeline } from './lesson-run.ts'
import type { LiveCode } from './live-code.ts'
import { showNotice, type Choice } from './notice.ts'
import { words } from './spoken.ts'
import { TimelineShelf } from './timeline-shelf.ts'

/** What works a program in a lesson once it has been touched. */
export interface LiveBench {
	/** Does what a button asks for: `run`, `stop`, `edit`, `format` or `reset`. What was kept of an earlier visit is there already. */
	do(deed: string): void
	close(): void
}

/** Wakes everything that the lesson did not bring along. */
export function openLive(host: LiveCode): LiveBench {
	return new Bench(host)
}

class Bench implements LiveBench, DraftOwner {
	readonly noun = 'program'
	readonly #host: LiveCode
	/** The program as the lesson shows it. */
	readonly #code: string
	readonly #still: HTMLElement
	readonly #connection = new AbortController()
	readonly #timelines: TimelineShelf
	readonly #draft: Draft
	#editor: CodeEditor | undefined
	#job: AbortController | undefined

	constructor(host: LiveCode) {
		this.#host = host
		this.#timelines = new TimelineShelf(host, (text) => this.#say(text))
		const still = host.querySelector<HTMLElement>('[data-program]')
		if (!still) throw new Error('<live-code> holds no program.')
		this.#still = still
		this.#code = `${still.textContent.trimEnd()}\n`
		this.#draft = this.#openDraft()
		host.addEventListener('format', () => this.do('format'), { signal: this.#connection.signal })
		host.addEventListener(
			'place',
			({ detail: { line, column } }) => void this.#edit().goTo(line, column),
			{ signal: this.#connection.signal },
		)
	}

	do(deed: string) {
		switch (deed) {
			case 'run':
				return void this.#run()
			case 'stop':
				return this.#stop()
			case 'edit':
				return void this.#edit().goTo(1, 1)
			case 'format':
				this.#editor?.format(this).catch(() => this.#say(words.remarks.unfetched))
				return
			case 'reset':
				return this.#reset()
		}
	}

	/** What the learner makes of the program is kept, and laid into the editor when they come again. */
	#openDraft(): Draft {
		const { signal } = this.#connection
		const host = this.#host
		const mark = host.getAttribute('mark') ?? ''
		const draft = new Draft(
			openProgressStore(() => localStorage, mark, languageOf(host)),
			this,
		)
		draft.open()
		host.addEventListener('edit', () => draft.changed(), { signal })
		window.addEventListener('storage', (event) => draft.hear(event), { signal })
		window.addEventListener('pagehide', () => draft.save(), { signal })
		document.addEventListener('visibilitychange', () => draft.save(), { signal })
		return draft
	}

	/** The program as it is now. To set another one opens the editor. */
	get files(): Files {
		return { [this.#name]: this.#editor?.value ?? this.#code }
	}

	set files({ [this.#name]: text }: Files) {
		if (text !== undefined && text !== this.#text) this.#edit().value = text
	}

	set unsaved(unsaved: boolean) {
		this.#host.toggleAttribute('unsaved', unsaved)
	}

	replaceFiles(files: Files) {
		this.files = files
		this.#draft.saveNow()
	}

	say(text: string) {
		this.#say(text)
	}

	notice(text: string, choices: readonly Choice[] = [], beside?: Node): () => void {
		const place = this.#find('[data-notices]')
		const heir = () => this.#find('[data-deed=run]')?.focus()
		return place ? showNotice(place, { text, choices, beside, heir }) : () => {}
	}

	remembered() {
		// Nothing but the text is kept of a program.
	}

	get #name(): string {
		return `main.${languageOf(this.#host)}`
	}

	get #text(): string {
		return this.files[this.#name] ?? ''
	}

	close() {
		this.#draft.save()
		this.#job?.abort()
		this.#connection.abort()
	}

	async #run() {
		if (this.#job) return
		const job = new AbortController()
		const { signal } = job
		this.#begin(job)
		const code = this.#text
		try {
			const { report } = await runLessonProgram({
				host: this.#host,
				code,
				output: this.#output,
				timelines: this.#timelines,
				signal,
				say: this.#say,
			})
			this.#conclude(report)
		} catch (error) {
			// Stopped by the learner: `#stop` has said so.
			if (signal.aborted) return
			const reason = error instanceof Error ? error.message : String(error)
			this.#output.end('', { text: reason })
			this.#say(reason)
		}
		this.#end(job)
	}

	/** The run came to an end of its own: what shows more of it than its output begins here. */
	#conclude(report: RunReport) {
		this.#host.dataset['ended'] = report.status
		showLessonTimeline(this.#timelines, this.#output, report)
	}

	#begin(job: AbortController) {
		this.#job = job
		delete this.#host.dataset['ended']
		inheritFocus(this.#host, this.#find('[data-deed=run]'))
		this.#find('[data-prints]')?.setAttribute('hidden', '')
		this.#show('running')
	}

	#stop() {
		const job = this.#job
		if (!job) return
		job.abort(new Error(words.output.stopped))
		this.#output.end(words.output.stopped)
		this.#say(words.output.stopped)
		showLessonTimeline(this.#timelines, this.#output)
		this.#end(job)
	}

	#end(job: AbortController) {
		if (this.#job !== job) return
		this.#job = undefined
		this.#show('idle')
	}

	#show(status: 'idle' | 'running') {
		const isRunning = status === 'running'
		const stop = this.#find('[data-deed=stop]')
		const run = this.#find('[data-deed=run]')
		// The focus must not fall to the top of the page with the button that had it.
		const heir = stop === document.activeElement && !isRunning
		this.#host.setAttribute('aria-busy', String(isRunning))
		run?.setAttribute('aria-disabled', String(isRunning))
		stop?.toggleAttribute('hidden', !isRunning)
		if (heir) run?.focus()
	}

	/** The editor, which takes the place of the still program. */
	#edit(): CodeEditor {
		if (this.#editor) return this.#editor
		const textarea = element('textarea', {
			'aria-label': this.#name,
			spellcheck: 'false',
			autocapitalize: 'off',
			autocomplete: 'off',
			wrap: 'off',
			translate: 'no',
		})
		textarea.defaultValue = this.#code
		const under = element('div', { class: 'under', 'aria-hidden': 'true', inert: '' })
		under.append(...this.#still.childNodes)
		const editor = element(
			'code-editor',
			{ file: this.#name, language: languageOf(this.#host) },
			under,
			textarea,
		)
		this.#still.replaceWith(editor)
		this.#editor = editor
		this.#swap('edit', 'reset')
		if (languageOf(this.#host) === 'py') this.#find('[data-deed=reset]')?.before(formatButton())
		editor.upgrade().catch(() => {
			this.#say(words.output.plainEditor)
		})
		return editor
	}

	/** Back to the lesson's own program, and to what the lesson says it prints. */
	#reset() {
		this.#stop()
		const editor = this.#editor
		if (!editor) return
		const mine = editor.value
		this.#still.append(...(editor.querySelector('.under')?.childNodes ?? []))
		editor.replaceWith(this.#still)
		this.#editor = undefined
		this.#output.hidden = true
		this.#timelines.hide('run')
		this.#find('[data-prints]')?.removeAttribute('hidden')
		this.#swap('reset', 'edit')
		this.#find('[data-deed=format]')?.remove()
		this.#find('[data-deed=edit]')?.focus()
		this.#draft.saveNow()
		const said = words.live.asItWas
		this.#say(said)
		if (mine === this.#code) return
		const back = () => this.replaceFiles({ [this.#name]: mine })
		this.notice(said, [{ label: words.live.backToMine, choose: back }])
	}

	#swap(away: string, here: string) {
		this.#find(`[data-deed=${away}]`)?.setAttribute('hidden', '')
		this.#find(`[data-deed=${here}]`)?.removeAttribute('hidden')
	}

	get #output() {
		const output = this.#host.querySelector('run-output')
		if (!output) throw new Error('<live-code> holds no <run-output>.')
		return output
	}

	#find(selector: string): HTMLElement | null {
		return this.#host.querySelector<HTMLElement>(selector)
	}

	readonly #say = (text: string) => {
		this.#find('[role=status]')?.replaceChildren(text)
	}
}

/** Of use in an editor alone, so it comes with one. */
function formatButton(): HTMLElement {
	return element(
		'button',
		{
			type: 'button',
			class: 'quiet',
			'data-deed': 'format',
			'aria-keyshortcuts': 'Shift+Alt+F',
		},
		words.remarks.format,
	)
}
