import { localeOf, type Locale, type Words } from '../words/words.ts'

const fetchWords: Readonly<Record<Locale, () => Promise<Words>>> = {
	en: async () => (await import('../words/en.ts')).en,
	de: async () => (await import('../words/de.ts')).de,
}

/** The language the page is in. Code that is tested without one speaks English. */
const lang = typeof document === 'undefined' ? undefined : document.documentElement.lang

/**
 * What the interface says, in the language of the page. Whoever imports it waits for the catalogue: so nothing
 * that comes with a page may (its shell has said what it says); what is fetched at a touch may.
 */
export const words: Words = await fetchWords[localeOf(lang)]()
