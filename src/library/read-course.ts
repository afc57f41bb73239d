import { courseConfigSchema, type Course } from '../course/course-config.ts'
import { didYouMean } from '../course/did-you-mean.ts'
import { Misconfigured } from '../course/misconfigured.ts'
import { explainIssue } from './explain-issue.ts'

/**
 * What `course.config.ts` says, with everything that was left out filled in. Throws an error whose message has a
 * sentence, in a line of its own, for each thing that is wrong with it. `locales`: the languages there is a translation to.
 */
export function readCourse(config: unknown, locales: readonly string[]): Course {
	const parsed = courseConfigSchema.safeParse(config, { reportInput: true })
	if (!parsed.success) throw new Misconfigured(parsed.error.issues.map(explainIssue))
	const course = parsed.data
	const complaints = complaintsOf(course, locales)
	if (complaints.length > 0) throw new Misconfigured(complaints)
	return course
}

/** What no schema sees: one field against another, and against what there is. */
function complaintsOf(course: Course, known: readonly string[]): string[] {
	const { locales = known, locale, links, webcontainer, runtime, service } = course
	return [
		...[...locales, locale]
			.filter((each) => !known.includes(each))
			.map(
				(each) =>
					`locales: there is no translation to "${each}".${didYouMean(each, known)} There are: ${known.join(', ')}. docs/translating.md says how to make one.`,
			),
		...(locales.includes('en')
			? []
			: ['locales: "en" is missing. What is not translated is English, so it stays.']),
		...(locales.includes(locale) || !known.includes(locale)
			? []
			: [`locale: "${locale}" is not among locales: ${locales.join(', ')}. Add it there.`]),
		...links
			.filter(({ href }) => !/^(https?:\/\/|mailto:|\/|\.\.?\/|#)/.test(href))
			.map(
				({ label, href }) =>
					`links: "${label}" leads to "${href}". An address begins with https://, mailto: or a slash.`,
			),
		...(runtime === 'webcontainer' && webcontainer === 'off'
			? ['runtime: real Node is preferred, and webcontainer is "off". Change one of the two.']
			: []),
		...(service === undefined ? [] : complaintsOfService(new URL(service))),
		// The page on privacy says that it is said there.
		...(service !== undefined && (course.privacy ?? '').trim() === ''
			? [
					'privacy: learners send names and work to a service. Say here who keeps them, and for how long; the page Privacy has it.',
				]
			: []),
	]
}

/** Names and grades go there, from a page that is read over HTTPS. */
function complaintsOfService({ protocol, hostname, username, search, hash }: URL): string[] {
	if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname))
		return [
			'service: names and work would go there for all to read, and browsers refuse it. Give an address that begins with https://.',
		]
	if (username !== '' || search !== '' || hash !== '')
		return ['service: this is a folder of a host, without a password, a "?" or a "#".']
	return []
}
