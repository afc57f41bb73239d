import styles from '../styles/timeline.css?inline'
import { compare } from '../timeline/compare.ts'
import { drawSample } from '../timeline/draw.ts'
import { sayBlocks, sayRun } from '../timeline/facts.ts'
import { keyOf } from '../timeline/key.ts'
import { layOut, type Timeline, type TracedRun } from '../timeline/lanes.ts'
import { adoptStyles } from './adopt-styles.ts'
import { button, element, headingIn } from './element.ts'
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
	readonly #body = element('div')
	readonly #said = element('p', { class: 'sr-only', role: 'status' })
	readonly #follow = button('Follow this task', () => this.#toggleFollow(), {
		'aria-pressed': 'false',
		'aria-disabled': 'true',
	})
	readonly #fit = button('Fit all lanes', () => this.#toggleFit(), { 'aria-pressed': 'false' })

	get run(): TracedRun | undefined {
		return this.#run
	}

	/** Shows a run from its beginning to its end; `undefined` hides the timeline. */
	set run(run: TracedRun | undefined) {
		this.#run = run
		this.#timeline = run && layOut(run)
		this.hidden = run === undefined
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
		} else if (this.#timeline) this.#renderTools(this.#timeline)
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
				'Timeline',
				element('span', { class: 'of' }, ` · ${timeline.title}`),
			),
			element('p', { class: 'summary' }, sayRun(timeline)),
		)
	}

	#renderTools(timeline: Timeline) {
		const zooms = element(
			'div',
			{ class: 'zooms', role: 'group', 'aria-label': 'Zoom' },
			button('−', () => this.#viewport.zoom(1 / zoomFactor), { 'aria-label': 'Zoom out' }),
			button('+', () => this.#viewport.zoom(zoomFactor), { 'aria-label': 'Zoom in' }),
			button('Whole run', () => this.#viewport.showWhole()),
		)
		const table = button('As a table', () => this.#toggleTable(table, zooms), {
			'aria-pressed': String(this.#asTable),
		})
		zooms.hidden = this.#follow.hidden = this.#asTable
		this.#offerFit()
		this.#tools.replaceChildren(
			zooms,
			this.#fit,
			this.#follow,
			table,
			...(this.#others.size > 0 ? [this.#chooser()] : []),
			saveMenu(
				() => this.#active?.timeline ?? timeline,
				(text) => this.#announce(text),
			),
		)
	}

	/** "Compare with" and what there is. */
	#chooser(): HTMLElement {
		const select = element('select', {}, element('option', { value: '' }, 'nothing'))
		for (const [key, { title }] of this.#others)
			select.append(element('option', { value: key }, title))
		select.value = this.#compared ?? ''
		select.addEventListener('change', () => {
			const { value } = select
			this.#compared = value === 'previous' || value === 'solution' ? value : undefined
			this.#close()
			if (this.#timeline) this.#renderBody(this.#timeline)
		})
		return element('label', {}, 'Compare with ', select)
	}

	#renderBody(timeline: Timeline) {
		const other = this.#compared && this.#others.get(this.#compared)
		const both = other ? compare(other, timeline) : undefined
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
		this.#announce(
			this.#followed
				? 'The others are faded; its makers and what it waits for stay.'
				: 'All tasks are shown again.',
		)
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
	const [first, ...more] = sayBlocks(timeline)
	const rest =
		more.length === 0
			? ''
			: ` It was blocked ${more.length} more ${more.length === 1 ? 'time' : 'times'}.`
	return first === undefined ? [] : [element('p', { class: 'warning' }, `${first}${rest}`)]
}

function legend(timelines: readonly Timeline[]): HTMLElement {
	const words = new Map(timelines.flatMap(keyOf).map((entry) => [entry.look, entry.words]))
	const items = [...words].map(([look, text]) => {
		const sample = element('span', { class: 'sample', 'aria-hidden': 'true' })
		sample.innerHTML = `<svg width="28" height="18">${drawSample(look)}</svg>`
		return element('li', {}, sample, text)
	})
	return element('ul', { class: 'legend', 'aria-label': 'Legend' }, ...items)
}

function keys(): HTMLElement {
	const text =
		'Arrow keys: from bar to bar. Enter or a click: its line. +, −, 0 or Ctrl and the wheel: zoom. Shift and arrows, or pull: move along. F: follow.'
	return element('p', { class: 'keys' }, text)
}

customElements.define('run-timeline', RunTimeline)

declare global {
	interface HTMLElementTagNameMap {
		'run-timeline': RunTimeline
	}
}
