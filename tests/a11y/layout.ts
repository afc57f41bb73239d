// Functions of this file run in the page: each carries all it needs.

/** What makes the page scroll sideways, and what text its own box cuts off, in a line each. */
export function findCut(within: string): string[] {
	const nameOf = (element: Element) =>
		`<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${element.textContent.trim().slice(0, 30)}”`
	const found: string[] = []
	const { scrollWidth } = document.documentElement
	if (scrollWidth > innerWidth) {
		found.push(`The page is ${scrollWidth} px wide.`)
		for (const element of document.body.querySelectorAll('*'))
			if (element.getBoundingClientRect().right > innerWidth + 1)
				found.push(`Out of the window: ${nameOf(element)}`)
	}
	for (const element of document.querySelectorAll(`${within} *`)) {
		if (!(element instanceof HTMLElement) || !element.checkVisibility()) continue
		const style = getComputedStyle(element)
		// What nobody is to see, and what ends in dots and is told in full elsewhere.
		if (style.clipPath !== 'none' || style.getPropertyValue('clip') !== 'auto') continue
		if (style.textOverflow === 'ellipsis' || element.closest('[aria-hidden=true], [inert]'))
			continue
		const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
		const wide = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1
		const high = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1
		if (element.clientWidth > 0 && (wide || high)) found.push(`Cut off: ${nameOf(element)}`)
	}
	return found.slice(0, 12)
}

/** What can be worked and is, in its middle, outside of the window or under something else, in a line each. */
export function findCovered(within: string): string[] {
	const nameOf = (element: Element) =>
		`<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${element.textContent.trim().slice(0, 30)}”`
	const worked = 'a[href], button, input, select, textarea, summary, [role=tab], [tabindex="0"]'
	/** Its first line, as far as the boxes show it in which it is scrolled. */
	const inSight = (element: Element) => {
		const { left, right, top, bottom } =
			element.getClientRects()[0] ?? element.getBoundingClientRect()
		const box = { left, right, top, bottom }
		for (let outer = element.parentElement; outer; outer = outer.parentElement) {
			if (outer === document.body) break
			if (getComputedStyle(outer).overflowX === 'visible') continue
			const edge = outer.getBoundingClientRect()
			box.left = Math.max(box.left, edge.left)
			box.right = Math.min(box.right, edge.right)
			box.top = Math.max(box.top, edge.top)
			box.bottom = Math.min(box.bottom, edge.bottom)
		}
		return box
	}
	const found: string[] = []
	const modal = document.querySelector('dialog:modal')
	for (const element of document.querySelectorAll(`${within} :is(${worked})`)) {
		if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert]'))
			continue
		if (modal && !modal.contains(element)) continue
		const style = getComputedStyle(element)
		if (style.clipPath !== 'none' || style.getPropertyValue('clip') !== 'auto') continue
		element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
		const box = inSight(element)
		if (box.left < -1 || box.right > innerWidth + 1)
			found.push(`Beside the window: ${nameOf(element)}`)
		const x = (box.left + box.right) / 2
		const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2
		const top = document.elementFromPoint(x, y)
		const hit =
			top &&
			(element.contains(top) || top.contains(element) || top.closest('label')?.contains(element))
		if (!hit) found.push(`${nameOf(element)} is under ${top ? nameOf(top) : 'nothing'}`)
	}
	return found.slice(0, 12)
}
