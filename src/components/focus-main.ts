/** Brings the focus to the page's title, for what had it goes, and it must not fall to nowhere. */
export function focusMain(): void {
	const title = document.querySelector<HTMLElement>('main h1')
	title?.setAttribute('tabindex', '-1')
	title?.focus()
}
