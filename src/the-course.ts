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

/** What an element that runs code says of where it runs; see components/page-registry.ts. */
export const runtimeFacts = {
	webcontainer,
	pin: course.runtime === 'auto' ? undefined : course.runtime,
	'container-key': typeof course.webcontainer === 'object' ? course.webcontainer.key : undefined,
}
