import outcomeStyles from '../styles/outcome.css?inline'
import type { Progress } from '../progress/progress.ts'
import { openProgressStore, type ProgressStore } from '../progress/progress-store.ts'
import { adoptStyles } from './adopt-styles.ts'
import { compareGuess, type ComparedGuess, type Guess } from './compare-guess.ts'
import { element } from './element.ts'
import { inheritFocus } from './inherit-focus.ts'
import { languageOf, runLessonProgram, showLessonTimeline } from './lesson-run.ts'
import { moveLine, orderByDragging, orderOf, putInOrder } from './line-order.ts'
import type { PredictRun } from './predict-run.ts'
import { words } from './spoken.ts'
import { TimelineShelf } from './timeline-shelf.ts'

/** What works a prediction once it has been touched. */
export interface PredictBench {
	/** Does what a button asks for: moves a line, runs or stops. */
	press(button: HTMLElement): void
	/** Takes a line that a pointer came down on. */
	take(event: PointerEvent): void
	/** Checks the guess by running the program. */
	run(): void
	close(): void
}

adoptStyles(outcomeStyles)

/** Wakes it, with the guess that this browser remembers. */
export function openPrediction(host: PredictRun): PredictBench {
	return new Bench(host)
}

/** The name under which a guess is kept among a twin's files. */
const guessFile = 'guess.txt'

class Bench implements PredictBench {
	readonly #host: PredictRun
	readonly #store: ProgressStore
	readonly #timelines: TimelineShelf
	readonly #connection = new AbortController()
	#take: (event: PointerEvent) => void = () => undefined
	#passedAt: number | undefined
	#job: AbortController | undefined

	constructor(host: PredictRun) {
		this.#host = host
		this.#timelines = new TimelineShelf(host, (text) => this.#say(text))
		const storage = () => window.localStorage
		// No exercise is called so: a name of one has no slash.
		this.#store = openProgressStore(storage, host.getAttribute('mark') ?? '', languageOf(host))
		const list = this.#list
		if (list) this.#take = orderByDragging(list, this.#say, this.#connection.signal)
		host.addEventListener('place', ({ detail: { line } }) => this.#point(line), {
			signal: this.#connection.signal,
		})
		const opened = this.#store.read()
		if (opened.status === 'read') this.#remember(opened.progress)
	}

	press(button: HTMLElement) {
		const { move, deed } = button.dataset
		if (move === 'up' || move === 'down') moveLine(button, move, this.#say)
		else if (deed === 'run') this.run()
		else if (deed === 'stop') this.#stop()
	}

	take(event: PointerEvent) {
		this.#take(event)
	}

	run() {
		void this.#check()
	}

	close() {
		this.#job?.abort()
		this.#connection.abort()
	}

	async #check() {
		if (this.#job) return
		const guess = this.#guess()
		if (!guess) return this.#say(words.live.chooseFirst, { visible: true })
		const job = new AbortController()
		const { signal } = job
		this.#job = job
		inheritFocus(this.#host, this.#find('[data-deed=run]'))
		this.#find('[data-outcome]')?.setAttribute('hidden', '')
		this.#show('running')
		try {
			const code = `${this.#find('[data-program]')?.textContent.trimEnd() ?? ''}\n`
			const { report, printed } = await runLessonProgram({
				host: this.#host,
				code,
				output: this.#output,
				timelines: this.#timelines,
				signal,
				say: this.#say,
			})
			// What did not come to its end printed nothing to hold a guess against.
			if (report.status === 'finished') this.#conclude(guess, printed)
			showLessonTimeline(this.#timelines, this.#output, report)
		} catch (error) {
			// Stopped by the learner: `#stop` has said so.
			if (signal.aborted) return
			const reason = error instanceof Error ? error.message : String(error)
			this.#output.end('', { text: reason })
			this.#say(reason)
		}
		this.#end(job)
	}

	#guess(): Guess | undefined {
		const list = this.#list
		if (list) return { kind: 'order', lines: orderOf(list) }
		const chosen = this.#host.querySelector<HTMLInputElement>('input:checked')
		return chosen ? { kind: 'choice', option: chosen.value } : undefined
	}

	#conclude(guess: Guess, printed: string) {
		const compared = compareGuess(guess, printed)
		const place = this.#find('[data-outcome]')
		if (place) {
			place.dataset['outcome'] = compared.isRight ? 'right' : 'wrong'
			place.replaceChildren(...describeOutcome(guess, compared))
			place.hidden = false
		}
		this.#say(compared.words)
		this.#save(guess, compared.isRight)
	}

	#save(guess: Guess, isRight: boolean) {
		if (isRight) this.#passedAt ??= Date.now()
		const text = guess.kind === 'order' ? guess.lines.join('\n') : guess.option
		// A browser that keeps nothing loses nothing but the memory of it.
		this.#store.save({
			files: { [guessFile]: text },
			savedAt: Date.now(),
			rungs: {},
			...(this.#passedAt !== undefined && { passedAt: this.#passedAt }),
		})
	}

	#remember({ files, passedAt }: Progress) {
		this.#passedAt = passedAt
		const guess = files[guessFile] ?? ''
		const list = this.#list
		if (list) putInOrder(list, guess.split('\n'))
		for (const input of this.#host.querySelectorAll('input')) input.checked = input.value === guess
		const kicker = this.#find('.kicker')
		if (passedAt !== undefined && kicker)
			kicker.append(element('span', { class: 'told-right' }, ` ✓ ${words.live.toldRight}`))
	}

	/** Shows which line of the program a bar of its timeline stands for; counted from 1. */
	#point(line: number) {
		const lines = this.#host.querySelectorAll('[data-program] .line')
		for (const [index, each] of lines.entries())
			each.toggleAttribute('data-pointed', index === line - 1)
		lines[line - 1]?.scrollIntoView({ block: 'nearest' })
		this.#say(words.live.line(line, lines[line - 1]?.textContent.trim() ?? ''))
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
		const [run, stop] = [this.#find('[data-deed=run]'), this.#find('[data-deed=stop]')]
		const heir = stop === document.activeElement && !isRunning
		this.#host.setAttribute('aria-busy', String(isRunning))
		run?.setAttribute('aria-disabled', String(isRunning))
		stop?.toggleAttribute('hidden', !isRunning)
		if (heir) run?.focus()
	}

	get #list(): HTMLElement | null {
		return this.#find('ol.lines')
	}

	get #output() {
		const output = this.#host.querySelector('run-output')
		if (!output) throw new Error('<predict-run> holds no <run-output>.')
		return output
	}

	#find(selector: string): HTMLElement | null {
		return this.#host.querySelector<HTMLElement>(selector)
	}

	readonly #say = (text: string, { visible = false } = {}) => {
		const status = this.#find('[role=status]')
		status?.replaceChildren(text)
		status?.classList.toggle('sr-only', !visible)
	}
}

/** What was guessed beside what was printed, told apart by words and signs, and by colour too. */
function describeOutcome(guess: Guess, { isRight, rows, words: said }: ComparedGuess): Node[] {
	const sentence = element('p', { class: 'verdict' }, `${isRight ? '✓' : '✗'} ${said}`)
	if (guess.kind === 'choice') return [sentence]
	const table = element(
		'table',
		{},
		element(
			'thead',
			{},
			element(
				'tr',
				{},
				...[words.live.yourGuess, words.live.itPrinted, words.live.sameLine].map((name) =>
					element('th', { scope: 'col' }, name),
				),
			),
		),
		element(
			'tbody',
			{},
			...rows.map(({ guessed, printed, agrees }) =>
				element(
					'tr',
					{ 'data-agrees': String(agrees) },
					element('td', {}, element('code', {}, guessed)),
					element('td', {}, element('code', {}, printed)),
					element('td', {}, agrees ? `✓ ${words.live.yes}` : `✗ ${words.live.no}`),
				),
			),
		),
	)
	return [sentence, table]
}
