import type { APIRoute, GetStaticPaths } from 'astro'
import { root } from 'astro:config/server'
import { publishTranslation } from '../../../library/publish-twin.ts'
import { readExercise } from '../../../library/read-exercise.ts'
import { pathsOfTranslations, type TranslationMark } from '../../../library/shelf.ts'
import { course } from '../../../the-course.ts'
import { renderHints } from './_render-hints.ts'

export const getStaticPaths = (() => pathsOfTranslations(root, course)) satisfies GetStaticPaths

/** What a browser needs to tell a verdict in another language; see `PublishedTranslation`. */
export const GET: APIRoute<TranslationMark> = async ({ props: { folder, ...mark } }) => {
	const exercise = await readExercise(folder)
	const hints = await renderHints(exercise, mark.locale)
	return Response.json(publishTranslation(exercise, mark, { hints }))
}
