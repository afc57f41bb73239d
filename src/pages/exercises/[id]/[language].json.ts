import type { APIRoute, GetStaticPaths } from 'astro'
import { root } from 'astro:config/server'
import { publishTwin } from '../../../library/publish-twin.ts'
import { readExercise } from '../../../library/read-exercise.ts'
import { pathsOfTwins, type ShelfMark } from '../../../library/shelf.ts'
import { course } from '../../../the-course.ts'
import { renderHints } from './_render-hints.ts'

export const getStaticPaths = (() => pathsOfTwins(root, course)) satisfies GetStaticPaths

/** What a browser needs to run and grade one twin; see `PublishedTwin`. */
export const GET: APIRoute<ShelfMark> = async ({ props: { folder, language } }) => {
	// Read here and not with the paths: a dev server keeps those, and the folder changes under it.
	const exercise = await readExercise(folder)
	return Response.json(
		await publishTwin(exercise, language, { hints: await renderHints(exercise) }),
	)
}
