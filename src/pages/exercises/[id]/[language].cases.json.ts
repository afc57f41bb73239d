import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { APIRoute, GetStaticPaths } from 'astro'
import { caseSources } from '../../../library/case-sources.ts'
import type { ShelfMark } from '../../../library/shelf.ts'
import { shelf } from './_shelf.ts'

export const getStaticPaths = (() => shelf.twins()) satisfies GetStaticPaths

/** What each case does, in a file of its own: the page asks for it when a learner wants to see the case that failed. */
export const GET: APIRoute<ShelfMark> = async ({ props: { folder, language } }) =>
	Response.json({
		cases: caseSources(await readFile(path.join(folder, language, 'suite.test.ts'), 'utf8')),
	})
