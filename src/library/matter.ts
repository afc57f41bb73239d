import * as yaml from 'js-yaml'
import type { z } from 'zod'
import { exerciseSchema, type ExerciseMatter } from '../course/exercise.ts'
import type { Complain } from './complaints.ts'
import { explainIssue, fieldOf } from './explain-issue.ts'

/** Front matter, where it begins the text; the first group is what stands between its marks. */
export const matterPattern = /^---\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m

/** A text with front matter, taken apart. */
export interface MatterOf<Fields> {
	matter: Fields
	/** The Markdown below the front matter. */
	task: string
	/** The line of the file in which a field stands: `lineOf('mistakes', 'starter')`. */
	lineOf: (...field: string[]) => number | undefined
}

/** `exercise.md`, taken apart. */
export type Matter = MatterOf<ExerciseMatter>

/** Takes `exercise.md` apart and checks it; `undefined` when its front matter cannot be used. */
export function readMatter(text: string, complain: Complain): Matter | undefined {
	return readMatterOf(exerciseSchema, 'exercise.md', text, complain)
}

/** The same of any file that holds a task. */
export function readMatterOf<Schema extends z.ZodType>(
	schema: Schema,
	file: string,
	text: string,
	complain: Complain,
): MatterOf<z.output<Schema>> | undefined {
	const fenced = matterPattern.exec(text)
	if (fenced?.index !== 0) {
		complain(file, 'the front matter is missing. Begin the file with it, between two lines of ---.')
		return undefined
	}
	const lines = (fenced[1] ?? '').split('\n')
	const task = text.slice(fenced[0].length).trim()
	if (task === '')
		complain(file, 'the task is missing. Write it below the front matter: the learner reads it.')
	const data = loadYaml(lines, (message, line) => complain(file, message, line))
	if (!data) return undefined
	const parsed = schema.safeParse(data.value ?? {}, { reportInput: true })
	if (parsed.success)
		return { matter: parsed.data, task, lineOf: (...field) => findField(field, lines) }
	for (const issue of parsed.error.issues)
		complain(file, explainIssue(issue), findField(fieldOf(issue), lines))
	return undefined
}

function loadYaml(
	lines: readonly string[],
	complain: (message: string, line: number) => void,
): { value: unknown } | undefined {
	try {
		return { value: yaml.load(lines.join('\n')) }
	} catch (error) {
		if (!(error instanceof yaml.YAMLException)) throw error
		const advice = 'Put a sentence with a comma, a colon or a bracket in quotes.'
		complain(`the front matter is not YAML: ${error.reason}. ${advice}`, error.mark.line + 2)
		return undefined
	}
}

/**
 * The line of a field in the file, found by its name below that of its parent: YAML's own parser
 * does not tell. The line of the nearest parent when the field itself is not there.
 */
export function findField(field: readonly string[], lines: readonly string[]): number | undefined {
	let found: number | undefined
	for (const name of field) {
		const key = new RegExp(`(^|[{,\\s])["']?${name.replace(/\W/g, '\\$&')}["']?\\s*(:|[,}]|$)`)
		const start = found ?? 0
		const at = lines.findIndex((line, index) => index >= start && key.test(line))
		if (at === -1) break
		found = at
	}
	return found === undefined ? undefined : found + 2
}
