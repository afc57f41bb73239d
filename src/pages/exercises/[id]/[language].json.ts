import type { APIRoute, GetStaticPaths } from 'astro'
import { root } from 'astro:config/server'
import { getEntry } from 'astro:content'
import type { Exercise } from '../../../course/exercise.ts'
import { publishTwin } from '../../../library/publish-twin.ts'
import { readExercise } from '../../../library/read-exercise.ts'
import { splitRungs } from '../../../library/rungs.ts'
import { pathsOfTwins, type ShelfMark } from '../../../library/shelf.ts'

export const getStaticPaths = (() => pathsOfTwins(root)) satisfies GetStaticPaths

/** What a browser needs to run and grade one twin; see `PublishedTwin`. */
export const GET: APIRoute<ShelfMark> = async ({ props: { folder, language } }) => {
	// Read here and not with the paths: a dev server keeps those, and the folder changes under it.
	const exercise = await readExercise(folder)
	return Response.json(
		await publishTwin(exercise, language, { hints: await renderHints(exercise) }),
	)
}

/** Each hint's rungs as the HTML that Astro made of them. */
async function renderHints({ id, hints }: Exercise): Promise<Record<string, string[]>> {
	const rendered = Object.entries(hints).map(async ([hint, rungs]) => {
		const entry = await getEntry('hints', `${id}/${hint}`)
		const html = splitRungs(entry?.rendered?.html ?? '')
		if (html.length !== rungs.length)
			throw new Error(
				`exercises/${id}/hints/${hint}.md: it has ${rungs.length} rungs and became ${html.length}. Part rungs with a line of --- and use no other horizontal rule.`,
			)
		return [hint, html] as const
	})
	return Object.fromEntries(await Promise.all(rendered))
}
