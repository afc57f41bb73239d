import { adviser } from 'virtual:adviser-site'
import { AdviserLink } from '../adviser/adviser-link.ts'
import type { Language } from '../course/language.ts'
import { FetchAhead } from './fetch-ahead.ts'

/** By language: the worker, and what it fetches. */
const files = {
	ts: ['typescript.mjs', 'types.json'],
	py: ['ruff.mjs', 'ruff.wasm'],
} as const

interface PageAdviser {
	link: AdviserLink
	/** What it is made of, while that is being fetched. */
	files: FetchAhead
}

const advisers = new Map<Language, PageAdviser>()

/** The adviser of a language: one for all editors of the page. Its worker starts with the first question. */
export function pageAdviser(language: Language): AdviserLink {
	return adviserOf(language).link
}

/** What the adviser of a language is made of. */
export function adviserFiles(language: Language): FetchAhead {
	return adviserOf(language).files
}

function adviserOf(language: Language): PageAdviser {
	const known = advisers.get(language)
	if (known) return known
	const ahead = new FetchAhead(
		Object.fromEntries(
			files[language].map((name) => [adviser.base + name, adviser.files[name] ?? [1, 1]]),
		),
	)
	const link = new AdviserLink(async () => {
		await ahead.fetch()
		const url = adviser.base + files[language][0]
		return new Worker(url, { type: 'module', name: `adviser-${language}` })
	})
	const made = { link, files: ahead }
	advisers.set(language, made)
	return made
}
