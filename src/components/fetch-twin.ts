import * as z from 'zod/mini'
import { publishedTwinSchema, type PublishedTwin } from '../course/published.ts'
import type { Files } from '../course/submission.ts'

/** Which twin of which exercise, of the site at `base`. */
export interface TwinAddress {
	base: string
	exercise: string
	language: string
}

const solutionSchema = z.object({ files: z.record(z.string(), z.string()) })

/** What running and grading need. Rejects with a sentence for the learner. */
export function fetchTwin(address: TwinAddress): Promise<PublishedTwin> {
	return fetchJson(address, 'json', publishedTwinSchema, 'What is needed to run this exercise')
}

/** The model answer. Rejects with a sentence for the learner. */
export async function fetchSolution(address: TwinAddress): Promise<Files> {
	return (await fetchJson(address, 'solution.json', solutionSchema, 'The solution')).files
}

async function fetchJson<Schema extends z.ZodMiniType>(
	{ base, exercise, language }: TwinAddress,
	ending: string,
	schema: Schema,
	what: string,
): Promise<z.infer<Schema>> {
	const url = `${base}exercises/${exercise}/${language}.${ending}`
	let response: Response
	try {
		response = await fetch(url)
	} catch {
		throw new Error(`${what} could not be fetched. Are you offline? Nothing you wrote is lost.`)
	}
	if (!response.ok)
		throw new Error(`${what} could not be fetched: ${url} answers ${response.status}.`)
	const parsed = schema.safeParse(await response.json().catch(() => undefined))
	if (!parsed.success)
		throw new Error(
			`${what} came in a form this page does not know. Reload the page, and try again.`,
		)
	return parsed.data
}
