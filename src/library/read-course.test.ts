import { describe, expect, test } from 'vitest'
import { readCourse } from './read-course.ts'

const least = { title: 'Mine', description: 'What it is about.' }
const told = (more: object) => {
	try {
		readCourse({ ...least, ...more }, ['en', 'de'])
		return []
	} catch (error) {
		return (error as Error).message.split('\n')
	}
}

test('a title and a description make a course', () => {
	const course = readCourse(least, ['en'])
	expect(course).toMatchObject({ base: '/', languages: ['py', 'ts'], solutions: 'always', add: [] })
	expect(course.leaveOut).toEqual({ chapters: [], lessons: [], exercises: [] })
})

test('a service on this machine needs no HTTPS', () => {
	for (const service of ['http://localhost:4322/', 'http://127.0.0.1:4322'])
		expect(told({ service, privacy: 'I keep it for a term.' })).toEqual([])
})

describe('a mistake in it is a sentence that names the field', () => {
	test.each([
		[{ tilte: 'x' }, 'course.config.ts: there is no field "tilte" here. Did you mean "title"?'],
		[{ title: 7 }, 'course.config.ts: title: this must be a text, and is a number.'],
		[
			{ base: 'course' },
			'course.config.ts: base: a base begins and ends with a slash, like "/course/".',
		],
		[{ accent: 'teal' }, 'course.config.ts: accent: a colour is written like "#0f6b61".'],
		[
			{ logo: 'my-course/logo.gif' },
			'course.config.ts: logo: a logo ends in .svg, .png, .jpg or .webp.',
		],
		[
			{ fonts: { text: 'Inter; } body { display: none' } },
			'course.config.ts: fonts.text: these are names of fonts with commas between them.',
		],
		[
			{ locales: ['en', 'dee'] },
			'course.config.ts: locales: there is no translation to "dee". Did you mean "de"? There are: en, de. docs/translating.md says how to make one.',
		],
		[
			{ locales: ['de'], locale: 'de' },
			'course.config.ts: locales: "en" is missing. What is not translated is English, so it stays.',
		],
		[
			{ locales: ['en'], locale: 'de' },
			'course.config.ts: locale: "de" is not among locales: en. Add it there.',
		],
		[
			{ leaveOut: { exercise: ['x'] } },
			'course.config.ts: leaveOut: there is no field "exercise" here. Did you mean "exercises"?',
		],
		[
			{ solutions: 'sometimes' },
			'course.config.ts: solutions: this is "always", "after-passing", "never", { afterAttempts: 3 } or { from: "2026-12-01" }.',
		],
		[
			{ service: 'grades.school.example' },
			'course.config.ts: service: an address is like "https://grades.school.example".',
		],
		[
			{ service: 'https://grades.school.example', privacy: '\n' },
			'course.config.ts: privacy: learners send names and work to a service. Say here who keeps them, and for how long; the page Privacy has it.',
		],
		[
			{ service: 'http://grades.school.example', privacy: 'Ask me.' },
			'course.config.ts: service: names and work would go there for all to read, and browsers refuse it. Give an address that begins with https://.',
		],
		[
			{ service: 'https://me:secret@grades.school.example', privacy: 'Ask me.' },
			'course.config.ts: service: this is a folder of a host, without a password, a "?" or a "#".',
		],
		[
			{ hints: { afterAttempts: 0 } },
			'course.config.ts: hints.afterAttempts: this is too little: at least 1.',
		],
		[{ languages: ['js'] }, 'course.config.ts: languages.0: this must be one of: py, ts.'],
		[
			{ links: [{ label: 'Forum', href: 'forum.school.example' }] },
			'course.config.ts: links: "Forum" leads to "forum.school.example". An address begins with https://, mailto: or a slash.',
		],
		[
			{ webcontainer: 'off', runtime: 'webcontainer' },
			'course.config.ts: runtime: real Node is preferred, and webcontainer is "off". Change one of the two.',
		],
		[
			{ site: 'school.example' },
			'course.config.ts: site: an address is like "https://learn.example".',
		],
		[
			{ add: [{ lesson: 'mine' }] },
			'course.config.ts: add.0: this is { lesson: "mine", after: "taking-turns" } or { chapter: "Projects", lessons: ["mine"] }.',
		],
	])('%j', (more, sentence) => {
		expect(told(more)).toEqual([sentence])
	})

	test('and each has its own', () => {
		expect(told({ title: '', base: 'x' })).toHaveLength(2)
	})
})
