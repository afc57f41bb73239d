import { readFile } from 'node:fs/promises'
import type { APIRoute } from 'astro'
import { buildRunner } from '../library/build-runner.ts'

/** The runner as one file: what real Node in the page executes. */
export const GET: APIRoute = async () =>
	new Response(await readFile(await buildRunner()), {
		headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
	})
