import type { APIRoute, GetStaticPaths } from 'astro'
import { publishTranslation } from '../../../library/publish-twin.ts'
import type { TranslationMark } from '../../../library/shelf.ts'
import { renderHints } from './_render-hints.ts'
import { shelf } from './_shelf.ts'

export const getStaticPaths = (() => shelf.translations()) satisfies GetStaticPaths

/** What a browser needs to tell a verdict in another language; see `PublishedTranslation`. */
export const GET: APIRoute<TranslationMark> = async ({ props: { folder, ...mark } }) => {
	const exercise = await shelf.exercise(folder)
	const hints = await renderHints(exercise, mark.locale)
	return Response.json(publishTranslation(exercise, mark, { hints }))
}
