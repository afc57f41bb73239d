const kept = new Map<string, Promise<string>>()

/** What `render` makes, once in a build for each name. In a dev server it may look different each time. */
export function keepHtml(name: string, render: () => Promise<string>): Promise<string> {
	if (!import.meta.env.PROD) return render()
	const made = kept.get(name) ?? render()
	kept.set(name, made)
	return made
}
