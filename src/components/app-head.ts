/** What a page's head says of the course as an app that can be installed; the colours are those of the page's header. */
export function appHead(base: string) {
	const colour = (scheme: 'light' | 'dark', content: string) => ({
		tag: 'meta' as const,
		attrs: { name: 'theme-color', media: `(prefers-color-scheme:${scheme})`, content },
	})
	return [
		// Astro's router shows such pages alone in place of another; it is fetched where carry-over.ts needs it.
		{ tag: 'meta' as const, attrs: { name: 'astro-view-transitions-enabled', content: 'true' } },
		{ tag: 'link' as const, attrs: { rel: 'manifest', href: `${base}manifest.webmanifest` } },
		colour('light', '#f4f7f6'),
		colour('dark', '#212927'),
	]
}
