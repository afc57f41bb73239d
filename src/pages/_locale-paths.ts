import { isTranslation } from '../components/locale-home.ts'
import { localeNames, type Locale } from '../words/words.ts'

/** The paths of a page that is there in every language: at the root, and below the folder of each other language. */
export function localePaths() {
	const locales = Object.keys(localeNames) as Locale[]
	return locales.map((locale) => ({
		params: { locale: isTranslation(locale) ? locale : undefined },
	}))
}
