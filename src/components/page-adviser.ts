import { adviser } from 'virtual:adviser-site'
import { AdviserLink } from '../adviser/adviser-link.ts'
import type { Language } from '../course/language.ts'

const files = { ts: 'typescript.mjs', py: 'ruff.mjs' } as const

const links = new Map<Language, AdviserLink>()

/** The adviser of a language: one for all editors of the page. Its worker starts with the first question. */
export function pageAdviser(language: Language): AdviserLink {
	const known = links.get(language)
	if (known) return known
	const url = adviser.base + files[language]
	const link = new AdviserLink(
		() => new Worker(url, { type: 'module', name: `adviser-${language}` }),
	)
	links.set(language, link)
	return link
}
