import { expect, type Locator, type Page } from '@playwright/test'

/** Where the keyboard is, as the page sees it. `wrong` says in a line each what somebody would miss. */
interface Stop {
	name: string
	inEditor: boolean
	wrong: string[]
}

/** Somebody who works by keyboard alone: no pointer, and no focus that the test has set. */
export class Keyboard {
	readonly #page: Page

	constructor(page: Page) {
		this.#page = page
	}

	/** Presses a key; the focus is then on something that can be seen. */
	async press(key: string): Promise<void> {
		await this.#page.keyboard.press(key)
		await this.hasFocus(key)
	}

	async type(text: string): Promise<void> {
		await this.#page.keyboard.insertText(text)
		await this.hasFocus('typing')
	}

	/** The focus is neither lost nor under something. */
	async hasFocus(after: string): Promise<void> {
		expect((await this.#stop()).wrong, `the focus after ${after}`).toEqual([])
	}

	/** Goes on, or back, until it is there. */
	async reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
		const passed: string[] = []
		for (let pressed = 0; pressed < 60; pressed++) {
			await this.#page.keyboard.press(key)
			const { name, wrong } = await this.#stop()
			passed.push(name)
			expect(wrong, `the focus after ${passed.join(', ')}`).toEqual([])
			// In one look: what takes over from a text area takes the focus with it.
			if ((await target.and(this.#page.locator(':focus')).count()) > 0) return
		}
		throw new Error(`${key} never came to ${target.toString()}. It went over ${passed.join(', ')}.`)
	}

	#stop(): Promise<Stop> {
		return this.#page.evaluate(lookAtFocus)
	}
}

/** Runs in the page. */
export function lookAtFocus(): Stop {
	const focused = document.activeElement
	if (!focused || focused === document.body || focused === document.documentElement)
		return { name: 'nothing', inEditor: false, wrong: ['The focus is on the page itself.'] }
	const tag = focused.tagName.toLowerCase()
	const said = focused.getAttribute('aria-label') ?? focused.textContent.trim()
	const name = `<${tag}> “${said.slice(0, 40)}”`
	const inEditor = focused.closest('code-editor') !== null
	if (!focused.checkVisibility({ visibilityProperty: true }))
		return { name, inEditor, wrong: [`${name} is hidden.`] }
	return { name, inEditor, wrong: [...obscured(focused)].map((by) => `${name} is under ${by}.`) }

	/** What lies over every part of it (WCAG 2.4.11): a sample of points, as far as they are in the window. */
	function obscured(element: Element): Set<string> {
		const over = new Set<string>()
		for (const box of element.getClientRects()) {
			for (const x of [0.1, 0.5, 0.9])
				for (const y of [0.1, 0.5, 0.9]) {
					const found = document.elementFromPoint(
						box.left + x * box.width,
						box.top + y * box.height,
					)
					if (found && (element.contains(found) || found.contains(element))) return new Set()
					over.add(
						found ? `<${found.tagName.toLowerCase()} class="${found.className}">` : 'the edge',
					)
				}
		}
		return over
	}
}

/** What live regions have said, in order. */
export class Ears {
	readonly #page: Page

	constructor(page: Page) {
		this.#page = page
	}

	/** Before the page is opened. */
	async open(): Promise<void> {
		await this.#page.addInitScript(listen)
	}

	/** Everything since the last time. */
	heard(): Promise<string[]> {
		return this.#page.evaluate(() => globalThis.heard.splice(0))
	}
}

declare global {
	/** In a page whose live regions are listened to. */
	var heard: string[]
}

/**
 * Runs in the page: what a screen reader says when the text of a live region changes. A region that is hidden says
 * nothing, and neither does one that comes with its text.
 */
function listen() {
	globalThis.heard = []
	const regions =
		'[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off]), output'
	new MutationObserver((records) => {
		const changed = new Set<Element>()
		for (const { target, type, addedNodes } of records) {
			if (type === 'childList' && addedNodes.length === 0) continue
			const place = target instanceof Element ? target : target.parentElement
			const region = place?.closest(regions)
			if (region) changed.add(region)
		}
		for (const region of changed) {
			const text = region.textContent.trim().replace(/\s+/g, ' ')
			if (text !== '' && region.checkVisibility()) globalThis.heard.push(text)
		}
	}).observe(document, { subtree: true, childList: true, characterData: true })
}
