import type { APIRoute, GetStaticPaths } from 'astro'
import { publishTwin } from '../../../library/publish-twin.ts'
import type { ShelfMark } from '../../../library/shelf.ts'
import { course } from '../../../the-course.ts'
import { renderHints } from './_render-hints.ts'
import { shelf } from './_shelf.ts'

export const getStaticPaths = (() => shelf.twins()) satisfies GetStaticPaths

/** What a browser needs to run and grade one twin; see `PublishedTwin`. */
export const GET: APIRoute<ShelfMark> = async ({ props: { folder, language } }) => {
	const exercise = await shelf.exercise(folder)
	const hints = course.hints === 'never' ? 'none' : await renderHints(exercise)
	return Response.json(await publishTwin(exercise, language, { hints }))
}
