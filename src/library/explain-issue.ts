import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/**
 * A schema's issue as a sentence that names the field.
 * Parse with `reportInput`, or a missing field cannot be told from a wrong one.
 */
export function explainIssue(issue: Issue): string {
	const field = issue.path.map(String).join('.')
	const where = field === '' ? '' : `${field}: `
	return `${where}${what(issue, field.split('.').at(-1) ?? '')}`
}

function what(issue: Issue, field: string): string {
	if (issue.code === 'invalid_type')
		return issue.input === undefined
			? `this is missing. Add \`${field}\`: ${withArticle(issue.expected)}.`
			: `this must be ${withArticle(issue.expected)}, and is ${withArticle(kind(issue.input))}.`
	if (issue.code === 'too_big') return `this is too much: at most ${issue.maximum}${unit(issue)}.`
	if (issue.code === 'too_small')
		return `this is too little: at least ${issue.minimum}${unit(issue)}.`
	if (issue.code === 'invalid_value')
		return `this must be one of: ${issue.values.map(String).join(', ')}.`
	if (issue.code === 'invalid_key') return 'a name is lower case words joined by hyphens.'
	return endSentence(issue.message)
}

/** `mistakes.starter: …`; the part in front of the colon that the issue is about. */
export function fieldOf(issue: Issue): readonly string[] {
	const path = issue.path.map(String)
	return issue.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path
}

function unit(issue: { origin: string }): string {
	if (issue.origin === 'string') return ' letters'
	return issue.origin === 'array' ? ' entries' : ''
}

function kind(value: unknown): string {
	if (value === null) return 'empty'
	return Array.isArray(value) ? 'list' : typeof value
}

const named: Record<string, string> = {
	string: 'a text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list, like [one, two]',
	list: 'a list',
	record: 'a table of names and values',
	object: 'a table of names and values',
	empty: 'empty',
}

function withArticle(type: string): string {
	return named[type] ?? type
}

function endSentence(text: string): string {
	return /[.?!]$/.test(text) ? text : `${text}.`
}
