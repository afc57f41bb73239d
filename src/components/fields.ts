/**
 * Puts the form fields of a part of the page into their places. Until then each is in a `<template>`: Chromium looks at
 * every field of a page that has just been read, and lays out for it what lesson.css leaves for later, all at once.
 */
export function placeFields(part: ParentNode): void {
	for (const template of part.querySelectorAll<HTMLTemplateElement>('template[data-field]'))
		template.replaceWith(template.content)
	// The field above it says the same, and is what is worked with.
	for (const under of part.querySelectorAll<HTMLElement>('.under')) {
		under.inert = true
		under.ariaHidden = 'true'
	}
}

/** Does so once the part is within a screen of what is seen; it may have been done by then. */
export function placeFieldsWhenNear(part: Element, signal: AbortSignal): void {
	const near = new IntersectionObserver(
		(entries) => {
			if (!entries.some(({ isIntersecting }) => isIntersecting)) return
			near.disconnect()
			placeFields(part)
		},
		{ rootMargin: '100%' },
	)
	near.observe(part)
	signal.addEventListener('abort', () => near.disconnect())
}
