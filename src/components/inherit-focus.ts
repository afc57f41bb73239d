/** What a run or a grade shows, and the next one replaces. */
const results = 'run-output, run-timeline, grade-panel, hint-ladder'

/** Results are about to go: a focus in them goes to `heir`, for it must not fall to the top of the page. */
export function inheritFocus(host: Element, heir: HTMLElement | null): void {
	const focused = document.activeElement
	if (host.contains(focused) && focused?.closest(results)) heir?.focus()
}
