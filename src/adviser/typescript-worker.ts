/** The worker that knows TypeScript. What it reads of libraries lies beside it. */
import * as z from 'zod/mini'
import { serveAdviser } from './serve-adviser.ts'
import { createTypeScriptAdviser } from './typescript-adviser.ts'

serveAdviser(async () => {
	const response = await fetch(new URL('./types.json', import.meta.url))
	if (!response.ok) throw new Error(`types.json: ${response.status}`)
	const library = z.record(z.string(), z.string()).parse(await response.json())
	const adviser = createTypeScriptAdviser(library)
	// The libraries are read with the first question: no learner waits for that one.
	adviser.remarks(
		{ 'main.ts': 'export const first = await Promise.all([1, fetch("")])\n' },
		'main.ts',
	)
	return adviser
})
