import { defineRouteMiddleware } from '@astrojs/starlight/route-data'
import { course, offeredLocales } from './the-course.ts'

/** The front page is called what the course is called, which its front matter cannot know. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
	const { id, entry, head } = locals.starlightRoute
	if (id !== '' && !offeredLocales.some((locale) => locale === id)) return
	const before = entry.data.title
	entry.data.title = course.title
	for (const tag of head) {
		if (tag.tag === 'title') tag.content = course.title
		if (tag.attrs?.['property'] === 'og:title' && tag.attrs['content'] === before)
			tag.attrs['content'] = course.title
	}
})
