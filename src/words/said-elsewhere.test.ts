import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

// What a learner reads or hears stands in the catalogue. This finds what stands elsewhere.

const src = join(import.meta.dirname, '..')

/** The rooms that speak to a learner. */
const rooms = ['components', 'timeline', 'progress']

/** Files that speak English, and why. */
const english: Readonly<Record<string, string>> = {
	'components/hear-author.ts': 'it speaks to the author of a course, as the terminal does',
	'components/exercise-embed.ts': 'it stands in pages of other people',
	'components/project-files.ts': 'the README of a download is English, as what its commands print',
	'progress/progress.ts': 'it says what is wrong with a text that no learner has written',
	'timeline/made-up-run.ts': 'tests look at its runs',
}

/** Texts that look like words and are none. */
const noWords: Readonly<Record<string, string>> = {
	Suspending: 'a name that WebAssembly has where it can wait',
	Error: 'a class',
	'underline wavy {}': 'a style',
	Highlight: 'a colour',
	'Highlight !important': 'a colour',
	'From {}': 'the description of a project, English as its README',
	'node course/project.mjs test': 'a command',
	'progress of Interleave': 'the mark of a file',
	'The database gave no reason.': 'an error that is caught, and told by its cause',
}

interface Said {
	text: string
	line: number
}

/** The texts in a file that look like words to a learner. */
function saidIn(code: string): Said[] {
	const file = ts.createSourceFile('said.ts', code, ts.ScriptTarget.Latest, true)
	const found: Said[] = []
	const visit = (node: ts.Node) => {
		if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return
		const text = textOf(node)
		if (text !== undefined && looksSaid(text) && !isKey(node) && !isForDevelopers(node, text))
			found.push({ text, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1 })
		ts.forEachChild(node, visit)
	}
	visit(file)
	return found
}

/** A text as it is written, with `{}` for each value in it. */
function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
	if (!ts.isTemplateExpression(node)) return undefined
	return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('')
}

/** A word with a capital, a sentence, or the middle of one. */
function looksSaid(text: string): boolean {
	const plain = text.trim()
	const isLabel = /^[A-Z][a-z’]+[.?!…]?$/.test(plain)
	const isSentence = /^[A-Z“][\w’]* [^;]*$|^[^.#:;]* .*[.?!…]$/.test(plain)
	const isMiddle = /(^|[ }”])[a-z’]{2,} [a-z’]{2,}( [a-z’]+)*([ ,:{“.]|$)/.test(plain)
	return /[a-z]{2}/.test(plain) && (isLabel || isSentence || (isMiddle && /[ ].*[ ]/.test(plain)))
}

/** What is compared with, or looked up: the name of a key, of a class, of a property. */
function isKey(node: ts.Node): boolean {
	const { parent } = node
	return (
		(ts.isPropertyAssignment(parent) &&
			(parent.name === node || parent.name.getText() === 'key')) ||
		ts.isCaseClause(parent) ||
		ts.isElementAccessExpression(parent) ||
		(ts.isBinaryExpression(parent) &&
			(parent.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
				parent.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken))
	)
}

/** `<run-timeline> holds no …`: thrown where the page was built wrong. */
function isForDevelopers({ parent }: ts.Node, text: string): boolean {
	return ts.isNewExpression(parent) && /<[a-z{}]+(-[a-z]+)*>/.test(text)
}

const files = rooms.flatMap((room) =>
	readdirSync(join(src, room))
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
		.map((name) => `${room}/${name}`),
)

test('every sentence to a learner stands in the catalogue', () => {
	const elsewhere = files
		.filter((file) => !(file in english))
		.flatMap((file) =>
			saidIn(readFileSync(join(src, file), 'utf8'))
				.filter(({ text }) => !(text in noWords))
				.map(({ text, line }) => `src/${file}:${line} says “${text}”`),
		)
	expect(elsewhere).toEqual([])
	// It reads two hundred files, on machines that are busy with other things.
}, 60_000)

test('whoever may speak English still does', () => {
	for (const file of Object.keys(english))
		expect(saidIn(readFileSync(join(src, file), 'utf8')), file).not.toEqual([])
	const all = files.map((file) => readFileSync(join(src, file), 'utf8')).join('\n')
	for (const text of Object.keys(noWords)) expect(all).toContain(text.replace('{}', '${'))
})

describe('what is found', () => {
	test.each([
		"say('Running.')",
		"button('Copy', press)",
		'say(`It took ${time}.`)',
		'say(`${name} was not read: it is too large`)',
		"const why = 'it is not whole'",
		"element('p', {}, ' It was at ')",
	])('%s', (code) => {
		expect(saidIn(code)).toHaveLength(1)
	})

	test.each([
		"import a from './A b.ts'",
		"if (event.key === 'Enter') go()",
		"element('p', { class: 'panel-title mono' })",
		"find('main :is(h1, h2)')",
		"style.border = '1px solid var(--line)'",
		"throw new Error('<course-map> holds no field for a file.')",
		'say(`${words.grade.ran(where)} ${words.grade.stale}`)',
	])('and not %s', (code) => {
		expect(saidIn(code)).toEqual([])
	})
})
