import type { APIRoute, GetStaticPaths } from 'astro'
import { twinOf } from '../../../library/publish-twin.ts'
import type { ShelfMark } from '../../../library/shelf.ts'
import { course } from '../../../the-course.ts'
import { shelf } from './_shelf.ts'

export const getStaticPaths = (() =>
	course.solutions === 'never' ? [] : shelf.twins()) satisfies GetStaticPaths

/** The model answer, in a file of its own: the page asks for it when the learner reveals it, not before. */
export const GET: APIRoute<ShelfMark> = async ({ props: { folder, language } }) =>
	Response.json({ files: twinOf(await shelf.exercise(folder), language).solution })
