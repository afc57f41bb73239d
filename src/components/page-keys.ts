const off = 'interleave/keys/single'

/** Whether a key alone, without Ctrl or another beside it, does something in this browser (WCAG 2.1.4). */
export function singleKeys(): boolean {
	try {
		return localStorage.getItem(off) !== 'off'
	} catch {
		return true
	}
}

export function allowSingleKeys(allowed: boolean): void {
	try {
		if (allowed) localStorage.removeItem(off)
		else localStorage.setItem(off, 'off')
	} catch {
		// A browser that keeps nothing asks again at the next page.
	}
}

/** The list of shortcuts; it is fetched when it is asked for. */
function showList() {
	void import('./shortcut-list.ts').then(
		({ openShortcutList }) => openShortcutList(),
		// Without a network the keys work as they did; whoever asks again gets the list when it is back.
		() => {},
	)
}

document.addEventListener('keydown', (event) => {
	const { key, ctrlKey, metaKey, altKey, target } = event
	if (key !== '?' || ctrlKey || metaKey || altKey || event.defaultPrevented) return
	const writes =
		target instanceof HTMLElement &&
		(target.isContentEditable || target.matches('input, textarea, select'))
	if (writes || !singleKeys()) return
	event.preventDefault()
	showList()
})

document.addEventListener('click', ({ target }) => {
	if (target instanceof Element && target.closest('[data-shortcuts]')) showList()
})
