import { offeredLocales } from '../the-course.ts'
import { isTranslation } from '../components/locale-home.ts'

/** The paths of a page that is there in every language: at the root, and below the folder of each other language. */
export function localePaths() {
	return offeredLocales.map((locale) => ({
		params: { locale: isTranslation(locale) ? locale : undefined },
	}))
}
