import { hintGate, type Gate } from '../course/policies.ts'
import type { PublishedTwin } from '../course/published.ts'
import type { RunEvent } from '../course/report.ts'
import type { Files } from '../course/submission.ts'
import type { Verdict } from '../course/verdict.ts'
import { localGrader } from '../grader/local-grader.ts'
import { limited } from '../runtimes/deadline.ts'
import { runJob } from '../runtimes/run-job.ts'
import type { Runtime } from '../runtimes/runtime.ts'
import './attempt-history.ts'
import { AttemptKeeper } from './attempt-keeper.ts'
import { fillScreen, formatShown, openShare, resetFiles } from './bench-deeds.ts'
import { hintPolicyOf } from './bench-policies.ts'
import { isBusy, next, type BenchEvent, type BenchState } from './bench-state.ts'
import './clock-picker.ts'
import { concludeRun } from './conclude-run.ts'
import type { CourseExercise } from './course-exercise.ts'
import { offerEditorHeight } from './editor-height.ts'
import './grade-panel.ts'
import './hint-ladder.ts'
import { inheritFocus } from './inherit-focus.ts'
import { keepRunning } from './keep-running.ts'
import { offerKeyRow } from './key-row.ts'
import { announced } from './opening.ts'
import { pageRegistry, type PageRegistry } from './page-registry.ts'
import { programJob } from './program-job.ts'
import './run-output.ts'
import './runtime-picker.ts'
import { SolutionDesk } from './solution-desk.ts'
import { words } from './spoken.ts'
import { TimelineShelf } from './timeline-shelf.ts'
import { speakVerdict } from './verdict-words.ts'
import { TwinShelf } from './twin-shelf.ts'
import './web-terminal.ts'

/** What the buttons ask for. */
export type Deed = 'run' | 'grade' | 'stop' | 'format' | 'share' | 'full' | 'reset' | 'solution'

/** What works an exercise once it has been touched. */
export interface Bench {
	do(deed: Deed): void
	close(): void
}

/** Wakes everything in an exercise that its page did not bring along. Returns at once; the editors follow. */
export function openBench(host: CourseExercise): Bench {
	return new ExerciseBench(host)
}

/** The conductor: it alone knows the grader, and tells the panels what they show. */
class ExerciseBench implements Bench {
	readonly #host: CourseExercise
	readonly #page: PageRegistry
	readonly #connection = new AbortController()
	#state: BenchState = { status: 'idle' }
	#job: AbortController | undefined
	readonly #twins: TwinShelf
	readonly #timelines: TimelineShelf
	readonly #attempts: AttemptKeeper
	readonly #solution: SolutionDesk

	constructor(host: CourseExercise) {
		this.#host = host
		this.#page = pageRegistry(host)
		this.#timelines = new TimelineShelf(host, (text) => host.say(text))
		this.#twins = new TwinShelf(host, (titles) => {
			this.#part('grade-panel').titles = this.#timelines.titles = titles
		})
		this.#attempts = new AttemptKeeper(host)
		this.#solution = new SolutionDesk(host, {
			page: this.#page,
			twins: this.#twins,
			timelines: this.#timelines,
			attempts: this.#attempts,
			signal: this.#connection.signal,
		})
		this.#wire()
		void this.#upgradeEditors()
		offerEditorHeight(host)
		if (matchMedia('(pointer: coarse)').matches) offerKeyRow(host, this.#connection.signal)
		// What fails here is asked for again, and told, when it is needed.
		this.#twins.fetch().catch(() => {})
	}

	do(deed: Deed) {
		switch (deed) {
			case 'run':
				return void this.#run()
			case 'grade':
				return void this.#grade()
			case 'stop':
				return this.#stop()
			case 'share':
				return void openShare(this.#host, this.#button('share'), () => this.#twins.fetch())
			case 'full':
				return void fillScreen(this.#host)
			case 'format':
				return formatShown(this.#host)
			case 'reset':
				return this.#reset()
			case 'solution':
				return void this.#solution.open()
		}
	}

	close() {
		this.#job?.abort()
		this.#connection.abort()
	}

	#wire() {
		const { signal } = this.#connection
		const host = this.#host
		host.addEventListener('edit', () => this.#set({ type: 'edited' }), { signal })
		host.addEventListener('rewritten', (event) => this.#gradeAnew(event), { signal })
		host.addEventListener('full-screen', () => this.do('full'), { signal })
		host.addEventListener(
			'place',
			({ detail: { file, line, column } }) => void host.goTo(file, line, column),
			{ signal },
		)
		this.#part('grade-panel').addEventListener('again', () => void this.#grade(), { signal })
		this.#part('grade-panel').addEventListener(
			'timeline',
			({ detail }) => void this.#timelines.showCase(detail),
			{ signal },
		)
		this.#part('hint-ladder').addEventListener(
			'rung',
			({ detail: { hint, opened } }) => {
				host.remember({ rungs: { ...host.progress.rungs, [hint]: opened } })
				this.#solution.offer()
			},
			{ signal },
		)
		this.#part('run-output').files = host.editors.map(({ file }) => file)
		const picker = host.querySelector('runtime-picker')
		if (picker) picker.page = this.#page
		const terminal = host.querySelector('web-terminal')
		if (terminal) terminal.page = this.#page
	}

	/** The editor in use first; what cannot be fetched leaves its textarea in use. */
	async #upgradeEditors() {
		const [first, ...others] = this.#host.editors.toSorted(
			(a, b) =>
				Number(b.contains(document.activeElement)) - Number(a.contains(document.activeElement)),
		)
		const sayPlain = () => this.#host.say(words.output.plainEditor)
		await first?.upgrade().catch(sayPlain)
		// What runs the code waits until there is an editor to write it in.
		this.#page.registry.warm(this.#host.language)
		for (const editor of others) await editor.upgrade().catch(sayPlain)
	}

	/** Its author has saved another suite, and a dev server says so. */
	#gradeAnew(event: Event) {
		event.preventDefault()
		this.#twins.forget()
		this.#stop()
		void this.#grade()
	}

	async #grade() {
		const signal = this.#begin({ type: 'grade', cases: this.#twins.twin?.cases ?? [] })
		if (!signal) return
		const { exercise, language } = this.#host
		const output = this.#part('run-output')
		output.begin(words.output.printedWhileGrading, { clock: false })
		this.#timelines.hide('run')
		this.#timelines.beginGrade()
		await this.#attempt(signal, async () => {
			const twin = await this.#twins.fetch()
			signal.throwIfAborted()
			this.#set({ type: 'grade', cases: twin.cases })
			const grader = localGrader(this.#runtime(signal), twin)
			const attempt = { exercise, language, files: this.#host.files }
			const verdict = await grader.grade(attempt, (event) => this.#hear(event, signal), signal)
			output.end('')
			const hinting = await this.#keep(attempt.files, verdict, twin)
			signal.throwIfAborted()
			this.#conclude(verdict, twin, hinting)
		})
	}

	/** Keeps an attempt; answers whether there may be a hint for it. Where it may in any case, nobody waits. */
	async #keep(files: Files, verdict: Verdict, twin: PublishedTwin): Promise<Gate> {
		const kept = this.#attempts.keep(files, verdict, twin)
		const policy = hintPolicyOf(this.#host)
		if (policy === 'always') return hintGate(policy, { attempts: 0 })
		await kept
		return hintGate(policy, { attempts: await this.#attempts.count() })
	}

	async #run() {
		const signal = this.#begin({ type: 'run' })
		if (!signal) return
		const output = this.#part('run-output')
		output.begin(words.output.output, { clock: true })
		this.#timelines.beginRun()
		this.#timelines.hide('grade')
		await this.#attempt(signal, async () => {
			const twin = await this.#twins.fetch()
			signal.throwIfAborted()
			const runtime = limited(this.#runtime(signal), { seconds: twin.seconds })
			let began = performance.now()
			const report = await runJob(
				runtime,
				programJob(twin, this.#host.files, this.#host.querySelector('clock-picker')?.pace),
				{
					signal,
					onEvent: (event) => {
						if (event.type === 'started') began = performance.now()
						this.#hear(event, signal)
					},
				},
			)
			this.#set({ type: 'reported', report, seconds: (performance.now() - began) / 1_000 })
			if (this.#state.status !== 'ran') return
			void this.#timelines.showRun(report)
			this.#host.say(concludeRun(output, this.#state, this.#host.language))
		})
	}

	/** What the next job runs on; what it waits for is shown while `signal` has not been aborted. */
	#runtime(signal: AbortSignal): Runtime {
		const { language } = this.#host
		const chosen = this.#page.registry.choose(language)
		if (language !== 'py') return chosen
		return announced(chosen, this.#page, {
			signal,
			say: (step) => this.#host.say(step),
			show: (step, arrived) => {
				this.#part('run-output').wait(step, arrived)
				this.#set({ type: 'step', step })
				this.#part('grade-panel').arrived = arrived
			},
		})
	}

	/** Starts a job; `undefined` while another one goes on. */
	#begin(event: BenchEvent): AbortSignal | undefined {
		if (isBusy(this.#state)) return undefined
		this.#host.save()
		this.#job = new AbortController()
		keepRunning()
		inheritFocus(this.#host, this.#button(event.type === 'run' ? 'run' : 'grade'))
		this.#set(event)
		this.#host.say(event.type === 'run' ? words.output.running : words.output.grading)
		return this.#job.signal
	}

	/** Does the work of a job; what breaks is our fault and is told as such. */
	async #attempt(signal: AbortSignal, work: () => Promise<void>) {
		try {
			await work()
		} catch (error) {
			// Stopped by the learner: `#stop` has said so.
			if (signal.aborted) return
			const reason = error instanceof Error ? error.message : String(error)
			this.#set({ type: 'lost', reason })
			this.#part('run-output').end('', {
				text: this.#state.status === 'lost' && this.#state.what === 'run' ? reason : '',
			})
			this.#host.say(reason)
		}
	}

	#hear(event: RunEvent, signal: AbortSignal) {
		if (signal.aborted) return
		if (event.type === 'started') this.#part('run-output').wait()
		this.#timelines.hear(event)
		if (event.type === 'output')
			this.#part('run-output').write(event.stream === 'err' ? 'err' : 'out', event.text)
		this.#set({ type: 'heard', event })
	}

	#conclude(verdict: Verdict, twin: PublishedTwin, hinting: Gate) {
		this.#set({ type: 'judged', verdict })
		if (verdict.status === 'passed')
			this.#host.remember({ passedAt: this.#host.progress.passedAt ?? Date.now() })
		const chosen = 'hint' in verdict ? verdict.hint : undefined
		const id = hinting.status === 'open' ? chosen : undefined
		const translated = id === undefined ? undefined : this.#twins.translation?.hints[id]
		const rungs = id === undefined ? undefined : (translated ?? twin.hints[id])
		this.#part('hint-ladder').ladder =
			id === undefined || rungs === undefined
				? undefined
				: {
						id,
						rungs,
						opened: this.#host.progress.rungs[id] ?? 0,
						...(!translated && { lang: 'en' }),
					}
		if (chosen !== undefined && hinting.status === 'closed' && hinting.until === 'attempts')
			this.#part('hint-ladder').later = words.grade.hintLater(hinting.left)
		this.#part('grade-panel').offerTimelines(this.#timelines.conclude(verdict))
		this.#solution.offer()
		this.#part('grade-panel').querySelector('.verdict')?.scrollIntoView({ block: 'nearest' })
		this.#host.say(
			speakVerdict(verdict, { hinted: rungs !== undefined, language: this.#host.language }),
		)
	}

	#stop() {
		if (!isBusy(this.#state)) return
		const wasRun = this.#state.status === 'running'
		this.#job?.abort(new Error(words.output.stopped))
		this.#set({ type: 'stop' })
		this.#part('run-output').end(wasRun ? words.output.stopped : '')
		this.#host.say(words.output.stopped)
		if (wasRun) void this.#timelines.showRun()
	}

	#reset() {
		resetFiles(this.#host)
		this.#set({ type: 'cleared' })
		this.#part('hint-ladder').ladder = undefined
	}

	#set(event: BenchEvent) {
		const before = this.#state
		this.#state = next(before, event)
		if (this.#state === before) return
		this.#part('grade-panel').state = this.#state
		const busy = isBusy(this.#state)
		this.#host.dataset['status'] = this.#state.status
		for (const deed of ['run', 'grade', 'reset'] as const)
			this.#button(deed)?.setAttribute('aria-disabled', String(busy))
		this.#button('stop')?.setAttribute('aria-disabled', String(!busy))
	}

	#part<Tag extends 'run-output' | 'grade-panel' | 'hint-ladder'>(
		tag: Tag,
	): HTMLElementTagNameMap[Tag] {
		const part = this.#host.querySelector(tag)
		if (!part) throw new Error(`<course-exercise> holds no <${tag}>.`)
		return part
	}

	#button(deed: Deed): HTMLElement | null {
		return this.#host.querySelector<HTMLElement>(`[data-deed="${deed}"]`)
	}
}
