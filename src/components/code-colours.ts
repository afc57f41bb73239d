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
		'keyword.operator.unpacking',
	],
	operator: [
		'keyword.operator',
		'storage.type.function.arrow',
		'punctuation',
		'constant.character.format.placeholder',
	],
	string: ['string', 'punctuation.definition.string', 'storage.type.string'],
	template: ['punctuation.definition.template-expression', 'constant.character.escape'],
	constant: ['constant', 'variable.language', 'support.constant'],
	function: [
		'entity.name.function',
		'support.function',
		'meta.function-call entity.name.function',
		'meta.function-call.generic',
		'meta.function-call.python > support.type.python',
		'meta.function-call.python > support.type.exception.python',
	],
	type: ['entity.name.type', 'support.type', 'support.class', 'entity.other.inherited-class'],
	property: ['meta.object-literal.key', 'support.variable.property', 'variable.other.property'],
} as const satisfies Record<string, readonly string[]>

/** What Shiki tells apart in Python and the editor does not: it has the colour of plain text. */
const plain = [
	'support.type.python',
	'support.type.exception.python',
	'storage.type.format.python',
	'punctuation.separator.annotation',
	'punctuation.section.function.begin.python',
	'punctuation.separator.colon.python',
	'punctuation.separator.slice.python',
]

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
	settings: Object.entries({ ...codeColours, text: plain }).map(([role, scope]) => ({
		scope: [...scope],
		settings: { foreground: `var(--code-${role})` },
	})),
}

/** A node of the tree that Shiki makes of code, as far as it is looked into here. */
interface Part {
	type: string
	value?: string
	properties?: Record<string, unknown>
	children?: Part[]
}

/**
 * Shiki gives up colouring a line after half a second, so that a build on a busy machine would come out
 * half coloured. Astro passes no such setting on; a transformer is handed Shiki's own settings.
 *
 * It also makes an element of each word. One that has the colour of plain text is left to be text, and neighbours of
 * one colour become one: a phone pays for every element of a page, and a lesson has thousands.
 */
export const inFull = {
	name: 'in-full',
	preprocess(
		_: string,
		options: { tokenizeTimeLimit?: number | undefined; mergeSameStyleTokens?: boolean | undefined },
	): void {
		options.tokenizeTimeLimit = 0
		options.mergeSameStyleTokens = true
	},
	line(line: Part): void {
		if (!line.children) return
		line.children = line.children.map((part) => {
			const [only] = part.children ?? []
			const isPlain = part.properties?.['style'] === 'color:var(--code-text)'
			return isPlain && only?.type === 'text' ? only : part
		})
	},
}
