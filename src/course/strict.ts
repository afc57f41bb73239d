import { z } from 'zod'
import { didYouMean } from './did-you-mean.ts'

/** An object that people type: a field it does not know is a typo, and the complaint says for what. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape) {
	return z.strictObject(shape, {
		error: (issue) =>
			issue.code === 'unrecognized_keys' && Array.isArray(issue.keys)
				? issue.keys.map((key) => unknownField(key, Object.keys(shape))).join(' ')
				: undefined,
	})
}

function unknownField(field: string, known: readonly string[]): string {
	// In YAML's `{ caughtBy: keeps the order, always }` the comma ends the sentence and begins a field.
	const advice = field.includes(' ')
		? ' Put a sentence with a comma or a colon in quotes.'
		: didYouMean(field, known) || ` It can be: ${known.join(', ')}.`
	return `there is no field "${field}" here.${advice}`
}
