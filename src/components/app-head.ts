import { shadesOf, type Shades } from '../course/accent.ts'
import type { Course } from '../course/course-config.ts'

/** What every page's head says of this copy of the course: that it is an app to be installed, and how it looks. */
export function appHead({ base, accent, fonts }: Pick<Course, 'base' | 'accent' | 'fonts'>) {
	const colour = (scheme: 'light' | 'dark', content: string) => ({
		tag: 'meta' as const,
		attrs: { name: 'theme-color', media: `(prefers-color-scheme:${scheme})`, content },
	})
	const look = lookOf({ accent, fonts })
	return [
		// Astro's router shows such pages alone in place of another; it is fetched where carry-over.ts needs it.
		{ tag: 'meta' as const, attrs: { name: 'astro-view-transitions-enabled', content: 'true' } },
		{ tag: 'link' as const, attrs: { rel: 'manifest', href: `${base}manifest.webmanifest` } },
		// Those of the page's header.
		colour('light', '#f4f7f6'),
		colour('dark', '#212927'),
		...(look === '' ? [] : [{ tag: 'style' as const, content: look }]),
	]
}

/** In no layer, so that it wins over the course's own; the selectors are those of course.css. */
function lookOf({ accent, fonts }: Pick<Course, 'accent' | 'fonts'>): string {
	const shades = accent === undefined ? undefined : shadesOf(accent)
	const names: Shades = {
		...(fonts.text !== undefined && { '--sl-font': fonts.text }),
		...(fonts.code !== undefined && { '--sl-font-mono': fonts.code }),
	}
	return (
		rule(':root,::backdrop', { ...shades?.dark, ...names }) +
		rule(":root[data-theme='light'],[data-theme='light'] ::backdrop", { ...shades?.light })
	)
}

function rule(selector: string, properties: Shades): string {
	const entries = Object.entries(properties)
	if (entries.length === 0) return ''
	return `${selector}{${entries.map(([name, value]) => `${name}:${value}`).join(';')}}`
}
