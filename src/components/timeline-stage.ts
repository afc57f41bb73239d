import { drawBlocks, drawGrid, drawLanes, rightEdge } from '../timeline/draw.ts'
import { sayBar, sayRun } from '../timeline/facts.ts'
import type { Timeline } from '../timeline/lanes.ts'
import { rowFor, type Row } from '../timeline/row.ts'
import { barAt, related, selected, step, type Selection } from '../timeline/select.ts'
import { toPixels, toTime, type View } from '../timeline/view.ts'
import { element } from './element.ts'
import { words } from './spoken.ts'
import { TimelineCard } from './timeline-card.ts'
import { commandOf, type Command } from './timeline-keys.ts'
import { nameLabel } from './timeline-name.ts'
import { hearPointer, type Point } from './timeline-pointer.ts'
import { drawingSpace, TimelineRuler } from './timeline-ruler.ts'
import type { TimelineViewport } from './timeline-viewport.ts'

/** Pixels: below this width the names stand above the bars. */
const narrowBelow = 560
/** The height that a name needs beside its bars. */
const leastNamed = 11
/** Lanes that are drawn above and below those in view, so that a scroll shows no gap. */
const spare = 4
/** Above and below all lanes, as in styles/timeline. */
const padding = 6
/** Pixels beside a bar that still count as it. */
const slack = 5

/** What a stage tells of: the selection has changed, or a task is to be followed. */
export interface StageEars {
	selected(): void
	follow(): void
	announce(sentence: string): void
}

/** One timeline as a drawing: pointed at, walked with arrows, moved along and looked at closely. */
export class TimelineStage {
	readonly root = element('div', { class: 'stage' })
	readonly #timeline: Timeline
	readonly #viewport: TimelineViewport
	readonly #ears: StageEars
	readonly #ruler: TimelineRuler
	readonly #bars = drawingSpace('bars')
	readonly #names = element('div', { class: 'names', 'aria-hidden': 'true' })
	readonly #spread = element('div', { class: 'spread' }, this.#names, this.#bars)
	readonly #lanes: HTMLElement
	readonly #card = new TimelineCard()
	readonly #resized = new ResizeObserver(() => this.draw())
	#selection: Selection | undefined
	#followed: ReadonlySet<number> | undefined
	#frame: number | undefined
	#width = 0
	#row: Row = rowFor({ narrow: false })
	#fits = false

	constructor(timeline: Timeline, viewport: TimelineViewport, ears: StageEars) {
		this.#timeline = timeline
		this.#ruler = new TimelineRuler(timeline.inFlight)
		this.#viewport = viewport
		this.#ears = ears
		this.#lanes = element(
			'div',
			{
				class: 'lanes',
				// Its arrows are its own: a screen reader passes them on, and hears of each bar in the live region.
				role: 'application',
				tabindex: '0',
				'aria-label': words.timeline.label(timeline.title, sayRun(timeline, words)),
			},
			this.#spread,
		)
		this.root.append(...this.#ruler.parts, this.#lanes, this.#card.root)
		this.#listen()
		viewport.watch(() => this.draw())
		this.#resized.observe(this.#lanes)
	}

	/** Where the keyboard stands; kept when the focus leaves. */
	get selection(): Selection | undefined {
		return this.#selection
	}

	/** Fades all but one task, and what that has to do with; `undefined`: none fades. */
	set followed(task: number | undefined) {
		this.#followed = task === undefined ? undefined : related(this.#timeline, task)
		this.draw()
	}

	/** Makes all lanes so low that every one is in sight, or as high as they are best read. */
	set fits(fits: boolean) {
		this.#fits = fits
		this.draw()
	}

	/** Lets go of what watches the page. */
	close() {
		this.#resized.disconnect()
		if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
	}

	/** Draws with the next frame: a wheel turns more often than a screen changes. */
	draw() {
		this.#frame ??= requestAnimationFrame(() => {
			this.#frame = undefined
			this.#draw()
		})
	}

	#listen() {
		this.#lanes.addEventListener('scroll', () => this.draw(), { passive: true })
		this.#lanes.addEventListener('keydown', (event) => {
			const command = commandOf(event)
			if (!command) return
			event.preventDefault()
			this.#obey(command)
		})
		this.#lanes.addEventListener('blur', () => this.#card.hide())
		hearPointer(this.#spread, ({ clientX, clientY }) => this.#locate(clientX, clientY), {
			hover: (point) => this.#hover(point),
			press: (point, by) => this.#press(point, by),
			drag: (pixels) => this.#viewport.pan(-pixels / this.#width),
			zoom: (factor, { x }) => this.#viewport.zoom(factor, toTime(Math.max(0, x), this.#view)),
		})
	}

	get #view(): View {
		return { ...this.#viewport.range, width: this.#width }
	}

	#locate(clientX: number, clientY: number): Point {
		const { left, top } = this.#bars.getBoundingClientRect()
		return { x: clientX - left, y: clientY - top }
	}

	#at({ x, y }: Point): Selection | undefined {
		const lane = Math.floor(y / this.#row.height)
		const seconds = toTime(slack, this.#view) - this.#view.from
		return barAt(this.#timeline, lane, toTime(x, this.#view), seconds)
	}

	#hover(point: Point | undefined) {
		const found = point && this.#at(point)
		const hit = found && selected(this.#timeline, found)
		this.#spread.toggleAttribute('pointing', hit?.bar.place !== undefined)
		if (point && hit) this.#showCard(hit, point)
		else this.#card.hide()
	}

	#press(point: Point, by: string) {
		const lane = Math.floor(point.y / this.#row.height)
		const found = point.x < 0 ? { lane, bar: 0 } : this.#at(point)
		if (!found || !selected(this.#timeline, found)) return
		const again = found.lane === this.#selection?.lane && found.bar === this.#selection.bar
		this.#select(found)
		this.#hover(point)
		// A finger cannot hover: its first tap shows the card, the second one the line.
		if (point.x >= 0 && (by !== 'touch' || again)) this.#open()
	}

	#obey(command: Command) {
		switch (command.do) {
			case 'step':
				return this.#walk(step(this.#timeline, this.#selection, command.way))
			case 'zoom':
				return this.#viewport.zoom(command.factor, this.#middleOfSelection())
			case 'pan':
				return this.#viewport.pan(command.share)
			case 'whole':
				return this.#viewport.showWhole()
			case 'follow':
				return this.#ears.follow()
			case 'open':
				return this.#open()
			case 'leave':
				return this.#card.hide()
		}
	}

	/** A close look keeps the selected bar in sight. */
	#middleOfSelection(): number | undefined {
		const bar = this.#selection && selected(this.#timeline, this.#selection)?.bar
		const { from, to } = this.#viewport.range
		const middle = bar && (Math.max(bar.from, from) + Math.min(bar.to, to)) / 2
		return middle !== undefined && middle >= from && middle <= to ? middle : undefined
	}

	#walk(next: Selection | undefined) {
		const hit = next && selected(this.#timeline, next)
		if (!next || !hit) return
		this.#select(next)
		this.#viewport.reveal(hit.bar)
		const top = next.lane * this.#row.height
		const { scrollTop, clientHeight } = this.#lanes
		const foot = top + this.#row.height + 2 * padding
		if (top < scrollTop) this.#lanes.scrollTop = top
		else if (foot > scrollTop + clientHeight) this.#lanes.scrollTop = foot - clientHeight
		const x = Math.max(0, toPixels(hit.bar.from, this.#view))
		this.#showCard(hit, { x, y: top + this.#row.middle })
	}

	#select(next: Selection) {
		this.#selection = next
		const hit = selected(this.#timeline, next)
		if (hit) this.#ears.announce(sayBar(hit.bar, hit.lane, this.#timeline.lanes, words))
		this.#ears.selected()
		this.draw()
	}

	#open() {
		const place = this.#selection && selected(this.#timeline, this.#selection)?.bar.place
		if (!place) return
		const detail = { ...place, column: 1 }
		this.#lanes.dispatchEvent(new CustomEvent('place', { detail, bubbles: true }))
	}

	#showCard({ bar, lane }: NonNullable<ReturnType<typeof selected>>, { x, y }: Point) {
		const bars = this.#bars.getBoundingClientRect()
		const stage = this.root.getBoundingClientRect()
		const place = { x: x + bars.left - stage.left, y: y + bars.top - stage.top }
		this.#card.show(bar, lane, this.#timeline.lanes, place)
	}

	#draw() {
		this.#measure()
		const height = this.#timeline.lanes.length * this.#row.height
		if (this.#width <= 0) return
		const view = this.#view
		this.#ruler.draw(view)
		const { scrollTop, clientHeight } = this.#lanes
		const first = Math.max(0, Math.floor(scrollTop / this.#row.height) - spare)
		const last = Math.ceil((scrollTop + clientHeight) / this.#row.height) + spare
		this.#bars.innerHTML =
			drawGrid(view, height, words) +
			drawBlocks(this.#timeline, view, height) +
			drawLanes(this.#timeline, { view, row: this.#row, first, last, followed: this.#followed }) +
			this.#drawSelection(view)
		this.#nameLanes(first, last)
	}

	#measure() {
		const { length } = this.#timeline.lanes
		const narrow = this.root.clientWidth < narrowBelow
		this.root.toggleAttribute('narrow', narrow)
		this.#row = rowFor({ narrow, fitting: this.#fits ? length : undefined })
		this.#spread.style.height = this.#bars.style.height = `${length * this.#row.height}px`
		this.#spread.style.setProperty('--scale', String(this.#row.scale))
		this.#spread.style.setProperty('--row', `${this.#row.height}px`)
		this.#width = this.#bars.clientWidth - rightEdge
	}

	#nameLanes(first: number, last: number) {
		const { height } = this.#row
		const lanes = height < leastNamed ? [] : this.#timeline.lanes.slice(first, last)
		this.#names.replaceChildren(
			...lanes.map((lane, index) => {
				const faded = this.#followed?.has(lane.task) === false
				return nameLabel(lane, { top: (first + index) * height, faded })
			}),
		)
	}

	#drawSelection(view: View): string {
		const hit = this.#selection && selected(this.#timeline, this.#selection)
		if (!this.#selection || !hit) return ''
		// Outside of the drawing where the bar began before, and inside where it begins at the edge.
		const begun = hit.bar.from < view.from
		const left = begun ? -6 : Math.max(1, toPixels(hit.bar.from, view) - 3)
		const right = Math.min(view.width + 6, toPixels(hit.bar.to, view) + 3)
		if (right < -3 || left > view.width + 3) return ''
		const half = Math.max(3, 11 * this.#row.scale)
		const top = this.#selection.lane * this.#row.height + this.#row.middle - half
		return `<rect class="selected" x="${left}" y="${top}" width="${Math.max(6, right - left)}" height="${2 * half}" rx="3"/>`
	}
}
