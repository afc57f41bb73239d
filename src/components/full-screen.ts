import fullStyles from '../styles/full-screen.css?inline'
import { adoptStyles } from './adopt-styles.ts'
import { button, element } from './element.ts'
import { keepSize, keptSize } from './pane-sizes.ts'
import './pane-splitter.ts'
import type { Track } from './pane-splitter.ts'
import { PaneTabs } from './pane-tabs.ts'
import { words } from './spoken.ts'

adoptStyles(fullStyles)

/** The share of the window's width that a pane may take. */
const most = { task: 0.5, code: 0.7 } as const

const open = new WeakMap<HTMLElement, FullScreen>()

/**
 * Shows an exercise alone, in panes side by side, or shows the page again. What is running goes on: nothing is taken
 * out of its place, the exercise is lifted into the browser's top layer.
 * @param host the twin that was asked
 * @returns what to say
 */
export function toggleFullScreen(host: HTMLElement): string {
	const section = host.closest<HTMLElement>('section.exercise')
	// Since 2024 in every browser; without it the exercise stays in its page.
	if (!section || !('popover' in section)) return ''
	const shown = open.get(section)
	if (shown) {
		shown.leave()
		open.delete(section)
		return words.workbench.left
	}
	// Whoever opened a dialog while this was fetched has gone on to that, and it would lie under the full screen.
	if (document.querySelector('dialog:modal')) return ''
	open.set(section, new FullScreen(section, host))
	return words.workbench.entered
}

/** One exercise in full screen, from its first moment to its last. */
class FullScreen {
	readonly #section: HTMLElement
	readonly #host: HTMLElement
	/** What lay beside it and could be reached. */
	readonly #beside: readonly Element[]
	readonly #scrolled = { x: scrollX, y: scrollY }
	readonly #added: Element[] = []
	readonly #tabs: PaneTabs

	constructor(section: HTMLElement, host: HTMLElement) {
		this.#section = section
		this.#host = host
		this.#beside = besides(section)
		const focused = document.activeElement
		section.popover = 'manual'
		section.toggleAttribute('data-full', true)
		section.showPopover()
		for (const each of this.#beside) each.toggleAttribute('inert', true)
		document.documentElement.toggleAttribute('data-full-screen', true)
		this.#tabs = new PaneTabs(section)
		this.#build()
		this.#show('task', keptSize('task'))
		this.#show('code', keptSize('code'))
		this.#begin(focused)
	}

	/** The focus stays where it was. On a narrow screen what was said last is seen, or else the code. */
	#begin(focused: Element | null) {
		const inside = focused instanceof HTMLElement && this.#section.contains(focused)
		const field = this.#host.querySelector<HTMLElement>('[role=textbox], textarea')
		;(inside && focused.checkVisibility() ? focused : field)?.focus({ preventScroll: true })
		const { status = 'idle' } = this.#host.dataset
		this.#tabs.show(status === 'idle' ? '.code-pane' : '.results-pane')
	}

	leave() {
		const focused = document.activeElement
		const inside =
			focused &&
			this.#section.contains(focused) &&
			!this.#added.some((each) => each.contains(focused))
		for (const each of this.#beside) each.removeAttribute('inert')
		for (const each of this.#added) each.remove()
		this.#tabs.close()
		document.documentElement.removeAttribute('data-full-screen')
		this.#section.hidePopover()
		this.#section.removeAttribute('popover')
		this.#section.removeAttribute('data-full')
		this.#section.removeAttribute('style')
		window.scrollTo({ left: this.#scrolled.x, top: this.#scrolled.y, behavior: 'instant' })
		const back = inside ? focused : this.#host.querySelector('[data-deed=full]')
		if (back instanceof HTMLElement) back.focus({ preventScroll: true })
	}

	#build() {
		const header = this.#section.querySelector(':scope > header')
		const leave = button(words.workbench.leave, () => this.#askToLeave(), { class: 'leave' })
		leave.append(' ', element('kbd', {}, 'F9'))
		header?.append(this.#tabs.element, leave)
		this.#added.push(this.#tabs.element, leave)
		const task = this.#section.querySelector(':scope > .task')
		if (task) this.#divide(task, 'task', words.workbench.taskWidth)
		for (const pane of this.#section.querySelectorAll('.code-pane'))
			this.#divide(pane, 'code', words.workbench.codeWidth)
	}

	/** As by the key: the twin that was asked says how it went. */
	#askToLeave() {
		const shown = [...this.#section.querySelectorAll('course-exercise')].find((each) =>
			each.checkVisibility(),
		)
		;(shown ?? this.#host).dispatchEvent(new CustomEvent('full-screen'))
	}

	#divide(pane: Element, name: 'task' | 'code', label: string) {
		const splitter = element('pane-splitter', { 'aria-label': label })
		pane.after(splitter)
		this.#added.push(splitter)
		splitter.track = this.#trackOf(pane, name)
	}

	/** A share of the window's width, so that it suits another window too. */
	#trackOf(pane: Element, name: 'task' | 'code'): Track {
		return {
			axis: 'x',
			measure: () => ({
				size: pane.getBoundingClientRect().width,
				least: innerWidth * 0.15,
				most: innerWidth * most[name],
			}),
			show: (size) => this.#show(name, size === undefined ? undefined : size / innerWidth),
			keep: () => {
				const share = Number.parseFloat(this.#section.style.getPropertyValue(`--${name}`)) / 100
				keepSize(name, Number.isNaN(share) ? undefined : share)
			},
		}
	}

	#show(name: 'task' | 'code', share: number | undefined) {
		if (share === undefined) this.#section.style.removeProperty(`--${name}`)
		else this.#section.style.setProperty(`--${name}`, `${Math.min(share, most[name]) * 100}vw`)
	}
}

/** What stands beside an element, and beside whatever holds it. */
function besides(element: Element): Element[] {
	const found: Element[] = []
	for (let at: Element = element; at.parentElement && at !== document.body; at = at.parentElement) {
		for (const each of at.parentElement.children)
			if (each !== at && !each.hasAttribute('inert')) found.push(each)
	}
	return found
}
