import { localeOf, type Locale } from '../words/words.ts'

/** The language whose pages stand at the root of the site. */
const rootLocale: Locale = 'en'

/** Where the pages of a language begin: `/course/` or `/course/de/`. */
export function localeHome(base: string, lang: string | undefined): string {
	const locale = localeOf(lang)
	return locale === rootLocale ? base : `${base}${locale}/`
}

/** The name of a lesson's page, the same in every language. */
export function lessonOf({ id, locale }: { id: string; locale: string | undefined }): string {
	return locale === undefined ? id : id.slice(locale.length + 1)
}

/** The languages that stand below the root, each in a folder of its own. */
export function isTranslation(locale: Locale): boolean {
	return locale !== rootLocale
}
