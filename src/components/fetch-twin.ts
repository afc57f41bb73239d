import * as z from 'zod/mini'
import type { CaseName } from '../course/exercise.ts'
import {
	publishedTranslationSchema,
	publishedTwinSchema,
	type PublishedTranslation,
	type PublishedTwin,
} from '../course/published.ts'
import type { Files } from '../course/submission.ts'
import { words } from './spoken.ts'

/** Which twin of which exercise, of the site at `base`. */
export interface TwinAddress {
	base: string
	exercise: string
	language: string
}

const solutionSchema = z.object({ files: z.record(z.string(), z.string()) })

/** What running and grading need. Rejects with a sentence for the learner. */
export function fetchTwin(address: TwinAddress): Promise<PublishedTwin> {
	return fetchJson(address, 'json', publishedTwinSchema, words.output.whatRunsIt)
}

/** Its text in the language of the page; without it, it is read as the exercise was written. Never rejects. */
export function fetchTranslation(
	address: TwinAddress,
	locale: string,
): Promise<PublishedTranslation | undefined> {
	return fetchJson(address, `${locale}.json`, publishedTranslationSchema, '').catch(() => undefined)
}

/** The model answer. Rejects with a sentence for the learner. */
export async function fetchSolution(address: TwinAddress): Promise<Files> {
	return (await fetchJson(address, 'solution.json', solutionSchema, words.solution.title)).files
}

const casesSchema = z.object({ cases: z.record(z.string(), z.string()) })

/** What each case of the suite does, as it is written there. Rejects with a sentence for the learner. */
export async function fetchCases(
	address: TwinAddress,
): Promise<Readonly<Record<CaseName, string>>> {
	return (await fetchJson(address, 'cases.json', casesSchema, words.cases.what)).cases
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
		throw new Error(words.output.unfetched(what))
	}
	// Said by the service worker: offline/answers.ts.
	if (response.status === 409) throw new Error(words.output.newerOnly(what))
	if (!response.ok) throw new Error(words.output.answers(what, url, response.status))
	const parsed = schema.safeParse(await response.json().catch(() => undefined))
	if (!parsed.success) throw new Error(words.output.unknownForm(what))
	return parsed.data
}
