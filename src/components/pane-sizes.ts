const prefix = 'interleave/panes/'

/** The size that a pane was last given in this browser; `undefined`: none, or one that cannot be read. */
export function keptSize(pane: string): number | undefined {
	try {
		const size = Number(localStorage.getItem(prefix + pane))
		return size > 0 && size < Infinity ? size : undefined
	} catch {
		return undefined
	}
}

/** Remembers the size of a pane, or forgets it. A browser that keeps nothing does without. */
export function keepSize(pane: string, size: number | undefined): void {
	try {
		if (size === undefined) localStorage.removeItem(prefix + pane)
		else localStorage.setItem(prefix + pane, String(size))
	} catch {
		// What is shown stays as it is for this visit.
	}
}

/** Makes an exercise's editors as tall as the learner last pulled them. */
export function showEditorHeight(host: HTMLElement, height: number | undefined): void {
	host.toggleAttribute('pulled', height !== undefined)
	if (height === undefined) host.style.removeProperty('--editor-height')
	else host.style.setProperty('--editor-height', `${height}px`)
}
