import type { Language } from '../course/language.ts'

/** The code blocks in a lesson's <LiveCode> or <Predict>, as HTML and as text. */
export interface LessonBlocks {
	language: Language
	/** The highlighted program. */
	program: string
	/** The same as text. */
	text: string
	/** What it prints, and the text of that; left out: nothing. */
	output?: { html: string; text: string }
}

const languageOf: Readonly<Record<string, Language>> = {
	python: 'py',
	py: 'py',
	ts: 'ts',
	typescript: 'ts',
	js: 'ts',
	javascript: 'ts',
}

/**
 * Finds a program and its output in the HTML that a lesson's fences became. Their text is escaped there, so
 * that no tag of a block is the program's own. Throws a sentence when there is no program.
 */
export function readBlocks(html: string, component: string): LessonBlocks {
	const blocks = [...html.matchAll(/<pre\b([^>]*)>[^]*?<\/pre>/g)].map(
		([block, attributes = '']) => ({
			html: block,
			name: /data-language="([^"]*)"/.exec(attributes)?.[1] ?? '',
		}),
	)
	const [program] = blocks.filter(({ name }) => name in languageOf)
	const [output] = blocks.filter(({ name }) => !(name in languageOf))
	const language = program && languageOf[program.name]
	if (!program || !language)
		throw new Error(
			`<${component}> holds no program. Put one in a code block marked python or ts, with an empty line above and below.`,
		)
	return {
		language,
		program: program.html,
		text: textOf(program.html),
		...(output && { output: { html: output.html, text: textOf(output.html) } }),
	}
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function textOf(html: string): string {
	return html
		.replace(/<[^>]*>/g, '')
		.replace(
			/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
			(whole, hex?: string, decimal?: string, name?: string) => {
				if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16))
				if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
				return named[name ?? ''] ?? whole
			},
		)
		.trimEnd()
}
