import type { Position } from '../course/report.ts'
import { element, headingIn } from './element.ts'
import { linkPlaces, placeLink } from './place-link.ts'
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
	#last: { stream: Stream; place: HTMLElement } | undefined
	#lines = 0
	#characters = 0
	#cut = 0
	/** Written, and not yet on the page. */
	#waiting: { stream: Stream; text: string }[] = []
	#frame: number | undefined
	#ticking: ReturnType<typeof setInterval> | undefined
	#step: string | undefined

	disconnectedCallback() {
		this.#stopClock()
	}

	/** Empties it for a new run. With `clock` it shows at once, and counts; without, it shows at the first word. */
	begin(title: string, { clock }: { clock: boolean }) {
		this.#stopClock()
		this.#flush()
		this.#lines = this.#characters = this.#cut = 0
		this.#last = this.#step = undefined
		this.#note = element('p', { class: 'panel-note' })
		this.#clock = element('span')
		this.#note.append(this.#clock)
		this.#printed = element('pre', {
			class: 'printed',
			role: 'group',
			'aria-label': title,
			tabindex: '0',
		})
		this.replaceChildren(
			element(
				'div',
				{ class: 'panel-head' },
				headingIn(this, { class: 'panel-title' }, title),
				this.#note,
			),
			this.#printed,
		)
		this.hidden = !clock
		if (clock) this.#startClock()
	}

	/** Shows in the place of the clock what is being waited for; `undefined`: it has come, and the clock counts from now. */
	set step(step: string | undefined) {
		this.#step = step
		if (this.#ticking === undefined) return
		this.#stopClock()
		this.#startClock()
	}

	/** Shows what was written with the next frame: a program writes faster than a page can lay out. */
	write(stream: Stream, text: string) {
		if (!this.#printed || text === '') return
		this.hidden = false
		const kept = this.#admit(stripColours(text))
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
	}

	/** The run is over: how it ended, and what of; the place comes as a link right after the text. */
	end(how: string, error?: { text: string; at?: Position | undefined }) {
		this.#stopClock()
		this.#flush()
		if (this.#clock) this.#clock.textContent = how
		if (error) {
			this.hidden = false
			this.#append('err', error.text, ...(error.at ? [placeLink(error.at)] : []))
		}
		if (this.#printed && this.#printed.textContent === '')
			this.#append('note', 'It printed nothing.')
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
			if (stream === 'err') place.append(element('span', { class: 'sr-only' }, 'error output: '))
			this.#printed.append(place)
			this.#last = { stream, place }
		}
		this.#last.place.append(...linkPlaces(text, this.files), ...more)
		if (follows) this.#printed.scrollTop = this.#printed.scrollHeight
	}

	#sayCut() {
		const said = this.#printed?.querySelector('[data-cut]')
		const text = `\n… ${this.#cut.toLocaleString('en')} more characters are not shown.`
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

/** Colours are not drawn; their codes would be noise. */
function stripColours(text: string): string {
	return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
}

customElements.define('run-output', RunOutput)

declare global {
	interface HTMLElementTagNameMap {
		'run-output': RunOutput
	}
}
