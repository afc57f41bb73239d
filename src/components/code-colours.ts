/**
 * The one table of code colours. Each role is a CSS variable `--code-<role>`, set for dark and light in course.css;
 * the scopes are what Shiki calls it in static code, and code-mirror.ts says what the editor calls it.
 */
export const codeColours = {
	comment: ['comment', 'punctuation.definition.comment'],
	keyword: [
		'keyword',
		'storage',
		'storage.type',
		'keyword.operator.expression',
		'keyword.operator.new',
	],
	operator: ['keyword.operator', 'storage.type.function.arrow', 'punctuation'],
	string: ['string', 'punctuation.definition.string'],
	template: ['punctuation.definition.template-expression', 'constant.character.escape'],
	constant: ['constant', 'variable.language', 'support.constant'],
	function: ['entity.name.function', 'support.function', 'meta.function-call entity.name.function'],
	type: ['entity.name.type', 'support.type', 'support.class', 'entity.other.inherited-class'],
	property: ['meta.object-literal.key', 'support.variable.property', 'variable.other.property'],
} as const satisfies Record<string, readonly string[]>

export type CodeRole = keyof typeof codeColours

/** The CSS value of a role's colour. */
export function colourOf(role: CodeRole): string {
	return `var(--code-${role})`
}

/** The Shiki theme: one for dark and light, since every colour is a variable. */
export const codeTheme = {
	name: 'course',
	type: 'dark' as const,
	colors: {
		'editor.background': 'var(--code-background)',
		'editor.foreground': 'var(--code-text)',
	},
	fg: 'var(--code-text)',
	bg: 'var(--code-background)',
	settings: Object.entries(codeColours).map(([role, scope]) => ({
		scope: [...scope],
		settings: { foreground: `var(--code-${role})` },
	})),
}

/**
 * Shiki gives up colouring a line after half a second, so that a build on a busy machine would come out
 * half coloured. Astro passes no such setting on; a transformer is handed Shiki's own settings.
 */
export const inFull = {
	name: 'in-full',
	preprocess(_: string, options: { tokenizeTimeLimit?: number | undefined }): void {
		options.tokenizeTimeLimit = 0
	},
}
