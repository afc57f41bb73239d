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
	if (!other) return say(`It is the ${way === 'up' ? 'first' : 'last'} line.`)
	if (way === 'up') other.before(item)
	else other.after(item)
	button.focus()
	sayPlace(item, list, say)
}

/** Lets lines be dragged, until `signal` aborts. */
export function orderByDragging(list: HTMLElement, say: Say, signal: AbortSignal): void {
	let dragged: HTMLElement | undefined
	const itemAt = ({ target }: Event) =>
		target instanceof Element ? target.closest<HTMLElement>('li') : null
	const hear = (
		type: 'dragstart' | 'dragover' | 'drop' | 'dragend',
		act: (event: DragEvent) => void,
	) => list.addEventListener(type, act, { signal })
	hear('dragstart', (event) => {
		dragged = itemAt(event) ?? undefined
		dragged?.setAttribute('data-dragged', '')
		// Firefox drags nothing that carries nothing.
		event.dataTransfer?.setData('text/plain', dragged?.dataset['line'] ?? '')
	})
	hear('dragover', (event) => {
		const over = itemAt(event)
		if (!dragged || !over) return
		event.preventDefault()
		if (over === dragged) return
		const { top, height } = over.getBoundingClientRect()
		if (event.clientY < top + height / 2) over.before(dragged)
		else over.after(dragged)
	})
	hear('drop', (event) => event.preventDefault())
	hear('dragend', () => {
		dragged?.removeAttribute('data-dragged')
		if (dragged) sayPlace(dragged, list, say)
		dragged = undefined
	})
}

function sayPlace(item: HTMLElement, list: Element, say: Say): void {
	const items = itemsOf(list)
	say(`${item.dataset['line']}: line ${items.indexOf(item) + 1} of ${items.length}.`)
}

function itemsOf(list: Element): HTMLElement[] {
	return [...list.querySelectorAll<HTMLElement>(':scope > li')]
}
