import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data'
import { course, offeredLocales } from './the-course.ts'

/** What Starlight cannot know of a page before the course is configured. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
	nameFrontPage(locals.starlightRoute)
	leadToOwnFile(locals.starlightRoute)
})

/** The front page is called what the course is called. */
function nameFrontPage({ id, entry, head }: StarlightRouteData) {
	if (id !== '' && !offeredLocales.some((locale) => locale === id)) return
	const before = entry.data.title
	entry.data.title = course.title
	for (const tag of head) {
		if (tag.tag === 'title') tag.content = course.title
		if (tag.attrs?.['property'] === 'og:title' && tag.attrs['content'] === before)
			tag.attrs['content'] = course.title
	}
}

/** In a course of somebody's own, only what is theirs is theirs to edit; see cli/lay-site.mjs. */
function leadToOwnFile(route: StarlightRouteData) {
	const site = process.env['COURSE_SITE']
	if (site === undefined || course.repository === undefined) return
	const [, lesson] = /^src\/content\/docs\/(.+)$/.exec(route.entry.filePath) ?? []
	const own = `my-course/lessons/${lesson ?? ''}`
	route.editUrl =
		lesson !== undefined && existsSync(join(site, own))
			? new URL(`edit/main/${own}`, `${course.repository}/`)
			: undefined
}
