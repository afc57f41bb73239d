import config from '../course.config.ts'
import { readCourse } from './library/read-course.ts'
import { localeNames, type Locale } from './words/words.ts'

const locales = Object.keys(localeNames) as Locale[]

/** This copy of the course, as `course.config.ts` has it. */
export const course = readCourse(config, locales)

/** The languages that its pages are in. */
export const offeredLocales = locales.filter((locale) => course.locales?.includes(locale) ?? true)

/** Whether real Node may boot in a page of it. */
export const webcontainer = course.webcontainer === 'off' ? 'off' : 'auto'

/** Whether learners may use Python in it. */
export const offersPython = course.languages.includes('py')

/** The page about Python, which a copy without it does not have. */
export const aboutPython = 'how-python-runs-here'

/** The folder of the pages for instructors. */
const instructors = 'instructors'

/** The pages for instructors, in the order of the sidebar; none in a copy that does not have them. */
export const instructorPages = course.instructorPages
	? [
			'first-hour',
			'config',
			'own-files',
			'exercises',
			'laws',
			'suites',
			'hints',
			'hosting',
			'credit',
			'privacy-law',
			'faq',
		].map((page) => `${instructors}/${page}`)
	: []

/** Whether a page is in this copy, as far as it is one for instructors. */
export function mayHave(page: string): boolean {
	return course.instructorPages || !page.startsWith(`${instructors}/`)
}

/** What an element that runs code says of where it runs; see components/page-registry.ts. */
export const runtimeFacts = {
	webcontainer,
	pin: course.runtime === 'auto' ? undefined : course.runtime,
	'container-key': typeof course.webcontainer === 'object' ? course.webcontainer.key : undefined,
}
