import type { APIRoute } from 'astro'
import { icons } from '../library/app-icons.ts'
import { course } from '../the-course.ts'

/** What makes the site one that can be installed. Addresses in it are relative to its own. */
export const GET: APIRoute = () => {
	const { title, description } = course
	const manifest = {
		name: title,
		short_name: title,
		description,
		lang: 'en',
		id: './',
		start_url: './',
		scope: './',
		display: 'standalone',
		background_color: '#ffffff',
		theme_color: '#0f6b61',
		icons: icons.map(({ name, size, purpose }) => ({
			src: `icons/${name}.png`,
			sizes: `${size}x${size}`,
			type: 'image/png',
			purpose,
		})),
	}
	return new Response(JSON.stringify(manifest), {
		headers: { 'Content-Type': 'application/manifest+json' },
	})
}
