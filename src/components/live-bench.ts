import type { RunReport } from '../course/report.ts'
import './code-editor.ts'
import type { CodeEditor } from './code-editor.ts'
import { element } from './element.ts'
import { languageOf, runLessonProgram } from './lesson-run.ts'
import type { LiveCode } from './live-code.ts'
import { TimelineShelf } from './timeline-shelf.ts'

/** What works a program in a lesson once it has been touched. */
export interface LiveBench {
	/** Does what a button asks for: `run`, `stop`, `edit` or `reset`. */
	do(deed: string): void
	close(): void
}

/** Wakes everything that the lesson did not bring along. */
export function openLive(host: LiveCode): LiveBench {
	return new Bench(host)
}

class Bench implements LiveBench {
	readonly #host: LiveCode
	/** The program as the lesson shows it. */
	readonly #code: string
	readonly #still: HTMLElement
	readonly #connection = new AbortController()
	readonly #timelines: TimelineShelf
	#editor: CodeEditor | undefined
	#job: AbortController | undefined

	constructor(host: LiveCode) {
		this.#host = host
		this.#timelines = new TimelineShelf(host, (text) => this.#say(text))
		const still = host.querySelector<HTMLElement>('[data-program]')
		if (!still) throw new Error('<live-code> holds no program.')
		this.#still = still
		this.#code = `${still.textContent.trimEnd()}\n`
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
			case 'reset':
				return this.#reset()
		}
	}

	close() {
		this.#job?.abort()
		this.#connection.abort()
	}

	async #run() {
		if (this.#job) return
		const job = new AbortController()
		const { signal } = job
		this.#begin(job)
		const code = this.#editor?.value ?? this.#code
		try {
			const run = { host: this.#host, code, output: this.#output, signal, say: this.#say }
			const { report } = await runLessonProgram(run)
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
		if (!this.#find('run-timeline')) {
			const place = document.createElement('run-timeline')
			place.dataset['of'] = 'run'
			place.hidden = true
			this.#output.after(place)
		}
		void this.#timelines.showRun(report)
	}

	#begin(job: AbortController) {
		this.#job = job
		delete this.#host.dataset['ended']
		this.#timelines.hide('run')
		this.#find('[data-prints]')?.setAttribute('hidden', '')
		this.#show('running')
	}

	#stop() {
		const job = this.#job
		if (!job) return
		job.abort(new Error('Stopped.'))
		this.#output.end('Stopped.')
		this.#say('Stopped.')
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
		const language = languageOf(this.#host)
		const textarea = element('textarea', {
			'aria-label': `main.${language}`,
			spellcheck: 'false',
			autocapitalize: 'off',
			autocomplete: 'off',
			wrap: 'off',
			translate: 'no',
		})
		textarea.defaultValue = this.#code
		const under = element('div', { class: 'under', 'aria-hidden': 'true', inert: '' })
		under.append(...this.#still.childNodes)
		const editor = element('code-editor', { file: `main.${language}`, language }, under, textarea)
		this.#still.replaceWith(editor)
		this.#editor = editor
		this.#swap('edit', 'reset')
		editor.upgrade().catch(() => {
			this.#say('The full editor could not be fetched. The plain one goes on working.')
		})
		return editor
	}

	/** Back to the lesson's own program, and to what the lesson says it prints. */
	#reset() {
		this.#stop()
		const editor = this.#editor
		if (!editor) return
		this.#still.append(...(editor.querySelector('.under')?.childNodes ?? []))
		editor.replaceWith(this.#still)
		this.#editor = undefined
		this.#output.hidden = true
		this.#timelines.hide('run')
		this.#find('[data-prints]')?.removeAttribute('hidden')
		this.#swap('reset', 'edit')
		this.#find('[data-deed=edit]')?.focus()
		this.#say('This is the program as it was.')
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
