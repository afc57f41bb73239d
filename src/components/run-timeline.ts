import styles from '../styles/timeline.css?inline'
import { compare } from '../timeline/compare.ts'
import { drawSample } from '../timeline/draw.ts'
import { sayBlocks, sayRun } from '../timeline/facts.ts'
import { keyOf } from '../timeline/key.ts'
import { layOut, type Timeline, type TracedRun } from '../timeline/lanes.ts'
import { adoptStyles } from './adopt-styles.ts'
import { button, element, headingIn } from './element.ts'
import { words } from './spoken.ts'
import { zoomFactor } from './timeline-keys.ts'
import { saveMenu } from './timeline-save.ts'
import { TimelineStage } from './timeline-stage.ts'
import { timelineTable } from './timeline-table.ts'
import { TimelineViewport } from './timeline-viewport.ts'

adoptStyles(styles)

/** More do not fit into the drawing without being lower, or scrolled. */
const lanesInSight = 21

/**
 * A run as a timeline of its tasks: who ran, who waited, for what, and how much of it at once. `run` is what
 * it shows; `previous` and `solution` are what it can be compared with. Fires `place` at a bar.
 */
export class RunTimeline extends HTMLElement {
	#run: TracedRun | undefined
	#timeline: Timeline | undefined
	/** What it can be compared with, by the name of its property. */
	readonly #others = new Map<'previous' | 'solution', Timeline>()
	#compared: 'previous' | 'solution' | undefined
	#viewport = new TimelineViewport(0)
	#stages: { stage: TimelineStage; timeline: Timeline }[] = []
	/** The stage whose selection was the last to change. */
	#active: { stage: TimelineStage; timeline: Timeline } | undefined
	#followed = false
	#asTable = false
	#fits = false

	readonly #heading = element('div', { class: 'panel-head' })
	readonly #tools = element('div', { class: 'tools' })
	readonly #choice = element('div')
	readonly #body = element('div')
	readonly #said = element('p', { class: 'sr-only', role: 'status' })
	readonly #follow = button(words.timeline.follow, () => this.#toggleFollow(), {
		'aria-pressed': 'false',
		'aria-disabled': 'true',
	})
	readonly #fit = button(words.timeline.fit, () => this.#toggleFit(), { 'aria-pressed': 'false' })

	get run(): TracedRun | undefined {
		return this.#run
	}

	/** Shows a run from its beginning to its end; `undefined` hides the timeline. */
	set run(run: TracedRun | undefined) {
		this.hidden = run === undefined
		// The same once more: what is looked at stays as it is, and with it the focus.
		if (run?.trace === this.#run?.trace && run?.title === this.#run?.title) return
		this.#run = run
		this.#timeline = run && layOut(run)
		this.#render()
	}

	/** What the learner's program did the time before. */
	set previous(run: TracedRun | undefined) {
		this.#offer('previous', run)
	}

	/** What the solution does. */
	set solution(run: TracedRun | undefined) {
		this.#offer('solution', run)
	}

	/** It is moved as it is, while it runs: see keep-running.ts. */
	connectedMoveCallback() {}

	connectedCallback() {
		if (this.#stages.length === 0) this.#render()
	}

	disconnectedCallback() {
		this.#close()
	}

	#offer(key: 'previous' | 'solution', run: TracedRun | undefined) {
		if (run) this.#others.set(key, layOut(run))
		else this.#others.delete(key)
		if (this.#compared === key) {
			if (!run) this.#compared = undefined
			this.#render()
		} else this.#renderChooser()
	}

	#close() {
		for (const { stage } of this.#stages) stage.close()
		this.#stages = []
		this.#active = undefined
	}

	#render() {
		const timeline = this.#timeline
		this.#close()
		if (!timeline || !this.isConnected) return
		this.#renderHeading(timeline)
		this.#renderTools(timeline)
		this.#renderBody(timeline)
		if (!this.contains(this.#body))
			this.replaceChildren(this.#heading, this.#tools, this.#body, this.#said)
	}

	#renderHeading(timeline: Timeline) {
		this.#heading.replaceChildren(
			headingIn(
				this,
				{ class: 'panel-title' },
				words.timeline.heading,
				element('span', { class: 'of' }, ` · ${timeline.title}`),
			),
			element('p', { class: 'summary' }, sayRun(timeline, words)),
		)
	}

	#renderTools(timeline: Timeline) {
		const zooms = element(
			'div',
			{ class: 'zooms', role: 'group', 'aria-label': words.timeline.zoom },
			button('−', () => this.#viewport.zoom(1 / zoomFactor), {
				'aria-label': words.timeline.zoomOut,
			}),
			button('+', () => this.#viewport.zoom(zoomFactor), { 'aria-label': words.timeline.zoomIn }),
			button(words.timeline.wholeRun, () => this.#viewport.showWhole()),
		)
		const table = button(words.timeline.asTable, () => this.#toggleTable(table, zooms), {
			'aria-pressed': String(this.#asTable),
		})
		zooms.hidden = this.#follow.hidden = this.#asTable
		this.#renderChooser()
		this.#tools.replaceChildren(
			zooms,
			this.#fit,
			this.#follow,
			table,
			this.#choice,
			saveMenu(
				() => this.#active?.timeline ?? timeline,
				(text) => this.#announce(text),
			),
		)
	}

	/** Comes while somebody may be at the tools. */
	#renderChooser() {
		const hadFocus = this.#choice.contains(document.activeElement)
		this.#choice.replaceChildren(...(this.#others.size > 0 ? [this.#chooser()] : []))
		this.#choice.hidden = this.#others.size === 0
		if (hadFocus) this.#choice.querySelector('select')?.focus()
		this.#offerFit()
	}

	/** "Compare with" and what there is. */
	#chooser(): HTMLElement {
		const select = element('select', {}, element('option', { value: '' }, words.timeline.nothing))
		for (const [key, { title }] of this.#others)
			select.append(element('option', { value: key }, title))
		select.value = this.#compared ?? ''
		select.addEventListener('change', () => {
			const { value } = select
			this.#compared = value === 'previous' || value === 'solution' ? value : undefined
			this.#close()
			if (this.#timeline) this.#renderBody(this.#timeline)
		})
		return element('label', {}, words.timeline.compareWith, select)
	}

	#renderBody(timeline: Timeline) {
		const other = this.#compared && this.#others.get(this.#compared)
		const both = other ? compare(other, timeline, words) : undefined
		const shown = [timeline, ...(other ? [other] : [])]
		this.#viewport = new TimelineViewport(both?.seconds ?? timeline.seconds)
		this.#followed = false
		this.#body.replaceChildren(
			...(both ? [element('p', { class: 'comparison' }, both.sentences.join(' '))] : []),
			...shown.flatMap((each) => [
				...(other ? [element('p', { class: 'stage-title' }, each.title)] : []),
				...(this.#asTable ? [timelineTable(each)] : [...warnings(each), this.#stageOf(each)]),
			]),
			...(this.#asTable ? [] : [legend(shown), keys()]),
		)
		this.#showFollow()
	}

	#stageOf(timeline: Timeline): HTMLElement {
		const stage = new TimelineStage(timeline, this.#viewport, {
			selected: () => {
				this.#active = entry
				if (this.#followed) this.#fade()
				this.#showFollow()
			},
			follow: () => this.#toggleFollow(),
			announce: (sentence) => this.#announce(sentence),
		})
		stage.fits = this.#fits
		const entry = { stage, timeline }
		this.#stages.push(entry)
		return stage.root
	}

	#toggleTable(table: HTMLElement, zooms: HTMLElement) {
		this.#asTable = !this.#asTable
		table.setAttribute('aria-pressed', String(this.#asTable))
		zooms.hidden = this.#follow.hidden = this.#asTable
		this.#offerFit()
		this.#close()
		if (this.#timeline) this.#renderBody(this.#timeline)
	}

	/** Offered where some lanes are out of sight. */
	#offerFit() {
		const most = Math.max(
			0,
			...[this.#timeline, ...this.#others.values()].map((each) => each?.lanes.length ?? 0),
		)
		this.#fit.hidden = this.#asTable || most <= lanesInSight
	}

	#toggleFit() {
		this.#fits = !this.#fits
		this.#fit.setAttribute('aria-pressed', String(this.#fits))
		for (const { stage } of this.#stages) stage.fits = this.#fits
	}

	#toggleFollow() {
		if (this.#selectedTask === undefined) return
		this.#followed = !this.#followed
		this.#fade()
		this.#showFollow()
		this.#announce(this.#followed ? words.timeline.followed : words.timeline.unfollowed)
	}

	get #selectedTask(): number | undefined {
		const lane = this.#active?.stage.selection?.lane
		return lane === undefined ? undefined : this.#active?.timeline.lanes[lane]?.task
	}

	/** A task has its number in its own run only: in the other one nothing fades. */
	#fade() {
		for (const { stage } of this.#stages)
			stage.followed =
				this.#followed && stage === this.#active?.stage ? this.#selectedTask : undefined
	}

	#showFollow() {
		this.#follow.setAttribute('aria-pressed', String(this.#followed))
		this.#follow.setAttribute('aria-disabled', String(this.#selectedTask === undefined))
	}

	#announce(text: string) {
		this.#said.textContent = text
	}
}

/** What blocked the loop is the lesson of such a run; it is said above the drawing, too. */
function warnings(timeline: Timeline): HTMLElement[] {
	const [first, ...more] = sayBlocks(timeline, words)
	const rest = more.length === 0 ? '' : ` ${words.timeline.blockedMore(more.length)}`
	return first === undefined ? [] : [element('p', { class: 'warning' }, `${first}${rest}`)]
}

function legend(timelines: readonly Timeline[]): HTMLElement {
	const found = timelines.flatMap((timeline) => keyOf(timeline, words))
	const looks = new Map(found.map((entry) => [entry.look, entry.words]))
	const items = [...looks].map(([look, text]) => {
		const sample = element('span', { class: 'sample', 'aria-hidden': 'true' })
		sample.innerHTML = `<svg width="28" height="18">${drawSample(look)}</svg>`
		return element('li', {}, sample, text)
	})
	return element('ul', { class: 'legend', 'aria-label': words.timeline.legend }, ...items)
}

function keys(): HTMLElement {
	return element('p', { class: 'keys' }, words.timeline.keys)
}

customElements.define('run-timeline', RunTimeline)

declare global {
	interface HTMLElementTagNameMap {
		'run-timeline': RunTimeline
	}
}
