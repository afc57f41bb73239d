import type { RunEvent, RunReport } from '../course/report.ts'
import { limited } from '../runtimes/deadline.ts'
import { runJob } from '../runtimes/run-job.ts'
import type { ProgramJob, Runtime } from '../runtimes/runtime.ts'
import './clock-picker.ts'
import { concludeRun } from './conclude-run.ts'
import { isCopied, offerToCopy } from './copy-text.ts'
import type { CoursePlayground } from './course-playground.ts'
import { inheritFocus } from './inherit-focus.ts'
import { announced } from './opening.ts'
import { pageRegistry, type PageRegistry } from './page-registry.ts'
import { writeLink } from './playground-link.ts'
import './run-output.ts'
import { paceOf } from './program-job.ts'
import type { RunOutput } from './run-output.ts'
import { words } from './spoken.ts'
import { TimelineShelf } from './timeline-shelf.ts'

/** What works the playground once it has been touched. */
export interface PlaygroundBench {
	/** Does what a button asks for: `run`, `stop`, `format` or `link`. */
	do(deed: string): void
	/** Puts away what the program before this one printed, and stops it. */
	clear(): void
	close(): void
}

/** How long a program may run, in seconds. */
const longest = 60

/** Wakes everything in the playground that its page did not bring along. Returns at once; the editor follows. */
export function openPlayground(host: CoursePlayground): PlaygroundBench {
	return new Bench(host)
}

class Bench implements PlaygroundBench {
	readonly #host: CoursePlayground
	readonly #page: PageRegistry
	readonly #output: RunOutput
	readonly #connection = new AbortController()
	readonly #timelines: TimelineShelf
	#job: AbortController | undefined

	constructor(host: CoursePlayground) {
		this.#host = host
		this.#page = pageRegistry(host)
		const output = host.querySelector('run-output')
		if (!output) throw new Error('<course-playground> holds no <run-output>.')
		this.#output = output
		this.#timelines = new TimelineShelf(host, (text) => host.say(text))
		output.files = [host.editor.file]
		const { signal } = this.#connection
		host.addEventListener(
			'place',
			({ detail: { line, column } }) => void host.editor.goTo(line, column),
			{ signal },
		)
		host.addEventListener('format', () => this.do('format'), { signal })
		host.editor.upgrade().catch(() => {
			host.say(words.output.plainEditor)
		})
		this.#page.registry.warm(host.language)
	}

	do(deed: string) {
		switch (deed) {
			case 'run':
				return void this.#run()
			case 'stop':
				return this.#stop()
			case 'format':
				this.#host.editor.format(this.#host).catch(() => this.#host.say(words.remarks.unfetched))
				return
			case 'link':
				return void this.#copyLink()
		}
	}

	clear() {
		this.#stop()
		this.#output.hidden = true
		this.#timelines.hide('run')
	}

	close() {
		this.#job?.abort()
		this.#connection.abort()
	}

	async #run() {
		if (this.#job) return
		const job = new AbortController()
		this.#begin(job)
		try {
			const began = { at: performance.now(), runtime: undefined as string | undefined }
			const report = await runJob(this.#runtime(job.signal), this.#program(), {
				signal: job.signal,
				onEvent: (event) => {
					if (event.type === 'started')
						Object.assign(began, { at: performance.now(), runtime: event.runtime })
					this.#hear(event, job.signal)
				},
			})
			this.#conclude(report, began)
		} catch (error) {
			// Stopped by the learner: `#stop` has said so.
			if (job.signal.aborted) return
			const reason = error instanceof Error ? error.message : String(error)
			this.#output.end('', { text: reason })
			this.#host.say(reason)
		}
		this.#end(job)
	}

	#program(): ProgramJob {
		const { language, files, editor } = this.#host
		return {
			kind: 'program',
			main: editor.file,
			language,
			files,
			trace: true,
			...paceOf(this.#host.querySelector('clock-picker')?.pace ?? 'real'),
			web: this.#host.facts.web,
		}
	}

	#runtime(signal: AbortSignal): Runtime {
		const { language } = this.#host
		const chosen = limited(this.#page.registry.choose(language), { seconds: longest })
		if (language !== 'py') return chosen
		return announced(chosen, this.#page, {
			signal,
			say: (step) => this.#host.say(step),
			show: (step, arrived) => this.#output.wait(step, arrived),
		})
	}

	#begin(job: AbortController) {
		this.#job = job
		inheritFocus(this.#host, this.#host.querySelector('[data-deed=run]'))
		this.#output.begin(words.output.output, { clock: true })
		this.#timelines.beginRun()
		this.#host.say(words.output.running)
		this.#show('running')
	}

	#hear(event: RunEvent, signal: AbortSignal) {
		if (signal.aborted) return
		this.#timelines.hear(event)
		if (event.type === 'started') this.#output.wait()
		if (event.type === 'output')
			this.#output.write(event.stream === 'err' ? 'err' : 'out', event.text)
	}

	#conclude(report: RunReport, began: { at: number; runtime: string | undefined }) {
		const { language } = this.#host
		const seconds = (performance.now() - began.at) / 1_000
		const { runtime } = began
		this.#host.say(concludeRun(this.#output, { report, seconds, runtime }, language))
		void this.#timelines.showRun(report)
	}

	#stop() {
		const job = this.#job
		if (!job) return
		job.abort(new Error(words.output.stopped))
		this.#output.end(words.output.stopped)
		this.#host.say(words.output.stopped)
		void this.#timelines.showRun()
		this.#end(job)
	}

	#end(job: AbortController) {
		if (this.#job !== job) return
		this.#job = undefined
		this.#show('idle')
	}

	#show(status: 'idle' | 'running') {
		this.#host.dataset['status'] = status
		const deny = (deed: string, denied: boolean) =>
			this.#host
				.querySelector(`[data-deed="${deed}"]`)
				?.setAttribute('aria-disabled', String(denied))
		deny('run', status === 'running')
		deny('stop', status === 'idle')
	}

	async #copyLink() {
		const { language, editor } = this.#host
		let url: string
		try {
			const hash = await writeLink({ language, code: editor.value })
			url = new URL(hash, location.href).href
		} catch (error) {
			return void this.#host.notice(error instanceof Error ? error.message : String(error))
		}
		if (await isCopied(url)) return void this.#host.notice(words.share.programCopied(url.length))
		this.#host.notice(words.share.copyLinkYourself)
		const place = this.#host.querySelector('[data-notices] p')
		if (place) offerToCopy(place, url, words.share.link)
	}
}
