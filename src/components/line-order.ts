import { words } from './spoken.ts'

/** Hears, for whoever does not see it, where a line went. */
type Say = (text: string) => void

/** The lines of a list, in the order in which they stand. */
export function orderOf(list: Element): string[] {
	return itemsOf(list).map((item) => item.dataset['line'] ?? '')
}

/** Puts the lines of a list in an order that was kept; nothing is done when they are not the same lines. */
export function putInOrder(list: Element, lines: readonly string[]): void {
	const items = itemsOf(list)
	const ordered = lines.flatMap((line) => items.find((item) => item.dataset['line'] === line) ?? [])
	if (new Set(ordered).size === items.length) list.append(...ordered)
}

/** Moves the line whose button was pressed, by one place. The button keeps the focus. */
export function moveLine(button: HTMLElement, way: 'up' | 'down', say: Say): void {
	const item = button.closest<HTMLElement>('li')
	const list = item?.parentElement
	if (!item || !list) return
	const other = way === 'up' ? item.previousElementSibling : item.nextElementSibling
	if (!other) return say(way === 'up' ? words.live.firstLine : words.live.lastLine)
	if (way === 'up') other.before(item)
	else other.after(item)
	button.focus()
	sayPlace(item, list, say)
}

/**
 * Lets lines be dragged, until `signal` aborts: by mouse or pen wherever they are taken, by touch at their
 * grip, for a finger anywhere else scrolls the page. Answers what takes a line, for a pointer that came down
 * before anybody heard it.
 */
export function orderByDragging(
	list: HTMLElement,
	say: Say,
	signal: AbortSignal,
): (event: PointerEvent) => void {
	let dragged: { item: HTMLElement; pointer: number } | undefined
	const hear = (
		type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
		act: (event: PointerEvent) => void,
	) => list.addEventListener(type, act, { signal })
	const take = (event: PointerEvent) => {
		const item = takenBy(event)
		if (!item || dragged) return
		try {
			list.setPointerCapture(event.pointerId)
		} catch {
			// It has been lifted since.
			return
		}
		// No text is selected on the way.
		event.preventDefault()
		item.setAttribute('data-dragged', '')
		dragged = { item, pointer: event.pointerId }
	}
	hear('pointerdown', take)
	hear('pointermove', ({ pointerId, clientY }) => {
		if (dragged?.pointer === pointerId) moveTo(list, dragged.item, clientY)
	})
	const drop = ({ pointerId }: PointerEvent) => {
		if (dragged?.pointer !== pointerId) return
		dragged.item.removeAttribute('data-dragged')
		sayPlace(dragged.item, list, say)
		dragged = undefined
	}
	hear('pointerup', drop)
	hear('pointercancel', drop)
	return take
}

/** The line that a pointer takes, if it takes one. */
function takenBy({ target, button, pointerType }: PointerEvent): HTMLElement | null {
	if (!(target instanceof Element) || button !== 0 || target.closest('button')) return null
	if (pointerType === 'touch' && !target.closest('[data-grip]')) return null
	return target.closest('li')
}

/** Puts a line where the pointer is: before the first that has its middle below it. */
function moveTo(list: HTMLElement, item: HTMLElement, y: number): void {
	const others = itemsOf(list).filter((other) => other !== item)
	const next = others.find((other) => {
		const { top, height } = other.getBoundingClientRect()
		return y < top + height / 2
	})
	if (next) next.before(item)
	else list.append(item)
}

function sayPlace(item: HTMLElement, list: Element, say: Say): void {
	const items = itemsOf(list)
	say(words.live.placed(item.dataset['line'] ?? '', items.indexOf(item) + 1, items.length))
}

function itemsOf(list: Element): HTMLElement[] {
	return [...list.querySelectorAll<HTMLElement>(':scope > li')]
}
