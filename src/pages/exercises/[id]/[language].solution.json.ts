import type { APIRoute, GetStaticPaths } from 'astro'
import { root } from 'astro:config/server'
import { twinOf } from '../../../library/publish-twin.ts'
import { readExercise } from '../../../library/read-exercise.ts'
import { pathsOfTwins, type ShelfMark } from '../../../library/shelf.ts'
import { course } from '../../../the-course.ts'

export const getStaticPaths = (() =>
	course.solutions === 'never' ? [] : pathsOfTwins(root, course)) satisfies GetStaticPaths

/** The model answer, in a file of its own: the page asks for it when the learner reveals it, not before. */
export const GET: APIRoute<ShelfMark> = async ({ props: { folder, language } }) =>
	Response.json({ files: twinOf(await readExercise(folder), language).solution })
