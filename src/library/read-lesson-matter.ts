import * as yaml from 'js-yaml'
import { z } from 'zod'
import { lessonSchema, type LessonMatter } from '../course/lesson.ts'
import { explainIssue, fieldOf } from './explain-issue.ts'
import { findField, matterPattern } from './matter.ts'

/** How a reader of one lesson says what is wrong with it. */
export type ComplainOfLesson = (message: string, line?: number) => void

/** A lesson's front matter, and where a field of it stands: `lineOf('teaches', 'queue')`. */
export interface LessonFront {
	matter: LessonMatter
	lineOf: (...field: string[]) => number | undefined
}

/** What Starlight reads of it, and what the page shows above everything. */
const starlights = z.looseObject({
	title: z.string().min(1).max(60),
	description: z.string().min(1).max(300),
})

/** Fields of Starlight's that a lesson may set beside; see its reference for them. */
const others = ['template', 'tableOfContents', 'head', 'sidebar', 'editUrl', 'lastUpdated', 'slug']

/** Reads and checks the front matter of a lesson; `undefined` when it cannot be used. */
export function readLessonMatter(
	text: string,
	complain: ComplainOfLesson,
): LessonFront | undefined {
	const fenced = matterPattern.exec(text)
	if (fenced?.index !== 0) {
		complain('the front matter is missing. Begin the file with it, between two lines of ---.', 1)
		return undefined
	}
	const lines = (fenced[1] ?? '').split('\n')
	const data = parseYaml(lines, complain)
	if (data === undefined) return undefined
	const tell = (issue: z.core.$ZodIssue) =>
		complain(explainIssue(issue), findField(fieldOf(issue), lines) ?? 1)
	const seen = starlights.safeParse(data, { reportInput: true })
	if (!seen.success) seen.error.issues.forEach(tell)
	const own = Object.entries(data).filter(
		([name]) => !['title', 'description', ...others].includes(name),
	)
	const parsed = lessonSchema.safeParse(Object.fromEntries(own), { reportInput: true })
	if (parsed.success) return { matter: parsed.data, lineOf: (...field) => findField(field, lines) }
	parsed.error.issues.forEach(tell)
	return undefined
}

function parseYaml(
	lines: readonly string[],
	complain: ComplainOfLesson,
): Record<string, unknown> | undefined {
	try {
		const data = yaml.load(lines.join('\n')) ?? {}
		const table = z.record(z.string(), z.unknown()).safeParse(data)
		if (table.success) return table.data
		complain('the front matter is no table of names and values. Write it as `title: …`.', 1)
	} catch (error) {
		if (!(error instanceof yaml.YAMLException)) throw error
		const advice = 'Put a sentence with a comma, a colon or a bracket in quotes.'
		complain(`the front matter is not YAML: ${error.reason}. ${advice}`, error.mark.line + 2)
	}
	return undefined
}
