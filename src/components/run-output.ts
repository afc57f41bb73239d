import type { Position } from '../course/report.ts'
import { AnsiReader, type Painted } from './ansi.ts'
import type { Arrived } from '../runtimes/runtime.ts'
import { element, headingIn } from './element.ts'
import { FetchBar } from './fetch-bar.ts'
import { OutputTools } from './output-tools.ts'
import { linkPlaces, placeLink } from './place-link.ts'
import { words } from './spoken.ts'
import { seconds } from './verdict-words.ts'

/** Who wrote: the program's two streams, or the page. */
export type Stream = 'out' | 'err' | 'note'

/** What a page can show without becoming slow. A sandbox cuts earlier and says so; this is for one that does not. */
const most = { lines: 2_000, characters: 200_000 }

/** What a run prints, as it prints it: stdout and stderr told apart, places as links, the time it has taken. */
export class RunOutput extends HTMLElement {
	/** The names of the learner's files: what may become a link. */
	files: readonly string[] = []
	#printed: HTMLElement | undefined
	#clock: HTMLElement | undefined
	#note: HTMLElement | undefined
	#tools: OutputTools | undefined
	#readers = { out: new AnsiReader(), err: new AnsiReader(), note: new AnsiReader() }
	#last: { stream: Stream; place: HTMLElement } | undefined
	#lines = 0
	#characters = 0
	#cut = 0
	/** Written, and not yet on the page. */
	#waiting: { stream: Stream; text: string }[] = []
	#frame: number | undefined
	#ticking: ReturnType<typeof setInterval> | undefined
	#step: string | undefined
	readonly #bar = new FetchBar()

	/** It is moved as it is, while it runs: see keep-running.ts. */
	connectedMoveCallback() {}

	disconnectedCallback() {
		this.#stopClock()
	}

	/** Empties it for a new run. With `clock` it shows at once, and counts; without, it shows at the first word. */
	begin(title: string, { clock }: { clock: boolean }) {
		this.#stopClock()
		this.#flush()
		this.#lines = this.#characters = this.#cut = 0
		this.#last = this.#step = undefined
		this.#readers = { out: new AnsiReader(), err: new AnsiReader(), note: new AnsiReader() }
		this.#note = element('p', { class: 'panel-note' })
		this.#clock = element('span')
		this.#note.append(this.#clock)
		this.#printed = element('pre', {
			class: 'printed',
			role: 'group',
			'aria-label': title,
			tabindex: '0',
		})
		this.#tools = new OutputTools(this.#printed)
		this.#tools.refresh()
		this.replaceChildren(
			element(
				'div',
				{ class: 'panel-head' },
				headingIn(this, { class: 'panel-title' }, title),
				this.#note,
				this.#tools.element,
			),
			this.#printed,
			this.#tools.found,
		)
		this.hidden = !clock
		if (clock) this.#startClock()
	}

	/**
	 * Shows in the place of the clock what is being waited for, and how much of it has come; without a step:
	 * all has come, and the clock counts from now.
	 */
	wait(step?: string, arrived?: Arrived) {
		const isSame = step === this.#step
		this.#step = step
		if (this.#ticking === undefined) return
		if (this.#note) this.#bar.show(this.#note, arrived)
		if (isSame) return
		this.#stopClock()
		this.#startClock()
	}

	/** Shows what was written with the next frame: a program writes faster than a page can lay out. */
	write(stream: Stream, text: string) {
		if (!this.#printed || text === '') return
		this.hidden = false
		const kept = this.#admit(text)
		const last = this.#waiting.at(-1)
		if (last?.stream === stream) last.text += kept
		else if (kept !== '') this.#waiting.push({ stream, text: kept })
		this.#frame ??= requestAnimationFrame(() => this.#flush())
	}

	#flush() {
		if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
		this.#frame = undefined
		for (const { stream, text } of this.#waiting) this.#append(stream, text)
		this.#waiting = []
		if (this.#cut > 0) this.#sayCut()
		this.#tools?.refresh()
	}

	/** The run is over: how it ended, and what of; the place comes as a link right after the text. */
	end(how: string, error?: { text: string; at?: Position | undefined }) {
		this.#stopClock()
		this.#bar.remove()
		this.#flush()
		if (this.#clock) this.#clock.textContent = how
		if (error) {
			this.hidden = false
			this.#append('err', error.text, ...(error.at ? [placeLink(error.at)] : []))
		}
		if (this.#printed?.textContent === '') this.#append('note', words.output.nothing)
		else this.#tools?.refresh()
	}

	/** How much of it still fits. Whole lines are cut, and counted. */
	#admit(text: string): string {
		const room = most.characters - this.#characters
		if (this.#cut > 0 || room <= 0) {
			this.#cut += text.length
			return ''
		}
		let kept = text.slice(0, room)
		const breaks = [...kept.matchAll(/\n/g)]
		const fatal = breaks[most.lines - this.#lines - 1]
		if (fatal) kept = kept.slice(0, fatal.index + 1)
		this.#lines += Math.min(breaks.length, most.lines - this.#lines)
		this.#characters += kept.length
		this.#cut += text.length - kept.length
		return kept
	}

	#append(stream: Stream, text: string, ...more: readonly Node[]) {
		if (!this.#printed) return
		// Only follow the end where the learner has not scrolled up to read.
		const { scrollTop, scrollHeight, clientHeight } = this.#printed
		const follows = scrollHeight - scrollTop - clientHeight < 24
		if (this.#last?.stream !== stream) {
			const place = element('span', { 'data-stream': stream })
			if (stream === 'err') place.append(element('span', { class: 'sr-only' }, words.output.errors))
			this.#printed.append(place)
			this.#last = { stream, place }
		}
		for (const painted of this.#readers[stream].read(text))
			this.#last.place.append(...this.#paint(painted))
		this.#last.place.append(...more)
		if (follows) this.#printed.scrollTop = this.#printed.scrollHeight
	}

	#paint({ text, style }: Painted): (Node | string)[] {
		const parts = linkPlaces(text, this.files)
		const { colour, ...manner } = style
		const names = Object.keys(manner)
		if (colour === undefined && names.length === 0) return parts
		const look = [colour && `ansi-${colour}`, ...names.map((name) => `ansi-${name}`)]
		return [element('span', { class: look.filter(Boolean).join(' ') }, ...parts)]
	}

	#sayCut() {
		const said = this.#printed?.querySelector('[data-cut]')
		const text = `\n${words.output.cut(this.#cut)}`
		if (said) said.textContent = text
		else this.#printed?.append(element('span', { 'data-stream': 'note', 'data-cut': '' }, text))
	}

	#startClock() {
		const start = performance.now()
		const tick = () => {
			if (this.#clock)
				this.#clock.textContent = this.#step ?? seconds((performance.now() - start) / 1_000)
		}
		tick()
		this.#ticking = setInterval(tick, 100)
	}

	#stopClock() {
		clearInterval(this.#ticking)
		this.#ticking = undefined
	}
}

customElements.define('run-output', RunOutput)

declare global {
	interface HTMLElementTagNameMap {
		'run-output': RunOutput
	}
}
