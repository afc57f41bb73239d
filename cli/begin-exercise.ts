import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'acorn'
import * as yaml from 'js-yaml'
import { exerciseSchema, slug } from '../src/course/exercise.ts'
import { languageNames, type Language } from '../src/course/language.ts'
import type { Files } from '../src/course/submission.ts'
import { templateId } from '../src/library/read-exercise.ts'
import { readTree } from '../src/library/read-tree.ts'
import { whyNoModule } from './python-names.ts'
import { Refusal } from './refusal.ts'

/** What the template calls its one file, and the function in it. */
const templateName = 'add-later'

export interface Beginning {
	id: string
	title: string | undefined
	/** The one language it is to exist in; left out: both. */
	only?: Language | undefined
	/** Where it is to be. */
	root: string
	/** Where the exercises lie that the template is one of; left out: there. */
	templates?: string
}

/**
 * Copies the template to a new folder under its new name. Answers the paths of the files it wrote,
 * from that folder. Refuses a name that is none or that is taken; it never overwrites.
 */
export async function beginExercise({
	id,
	title,
	only,
	root,
	templates = root,
}: Beginning): Promise<string[]> {
	refuseName(id, only)
	const heading = title ?? inWords(id)
	if (!exerciseSchema.shape.title.safeParse(heading).success)
		throw new Refusal('A title has 1 to 60 letters. Give a shorter one with --title "…".')
	const template = await readTree(path.join(templates, templateId))
	const files = rename(only ? keepOnly(only, template) : template, id, heading)
	const folder = path.join(root, id)
	await claim(folder)
	for (const [name, text] of Object.entries(files)) {
		await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
		await writeFile(path.join(folder, name), text, { flag: 'wx' })
	}
	return Object.keys(files)
}

function refuseName(id: string, only: Language | undefined): void {
	if (!slug.safeParse(id).success) {
		const better = id
			.replace(/([a-z0-9])([A-Z])/g, '$1-$2')
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-')
			.replace(/^[-0-9]+|-+$/g, '')
		const advice = better === '' ? '' : ` Did you mean "${better}"?`
		throw new Refusal(`"${id}" is no name: it is lower case words joined by hyphens.${advice}`)
	}
	const pythons = only === 'ts' ? undefined : whyNoModule(id.replaceAll('-', '_'))
	if (pythons !== undefined) throw new Refusal(`"${id}" ${pythons}. Use two words.`)
	if (only === 'py') return
	try {
		parse(`export const ${inCamelCase(id)} = 0`, { ecmaVersion: 'latest', sourceType: 'module' })
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error
		throw new Refusal(
			`"${id}" means something in TypeScript, so no function can be called that. Use two words.`,
		)
	}
}

/** The template with one half, and a front matter that says so. */
function keepOnly(only: Language, template: Files): Files {
	const kept = Object.entries(template).filter(
		([file]) => !/^(py|ts)\//.test(file) || file.startsWith(`${only}/`),
	)
	const mark = `# Say here why it exists in ${languageNames[only]} alone.\nonly: ${only}\ntitle:`
	const matter = (template['exercise.md'] ?? '').replace(/^title:/m, mark)
	return { ...Object.fromEntries(kept), 'exercise.md': matter }
}

/** The template's files under the new name. */
function rename(template: Files, id: string, title: string): Files {
	const renamed = Object.entries(template).map(
		([file, text]) => [renameIn(file, id), renameIn(text, id)] as const,
	)
	const files = Object.fromEntries(renamed)
	const matter = (files['exercise.md'] ?? '').replace(/^title: .*$/m, () =>
		yaml.dump({ title }, { lineWidth: -1 }).trim(),
	)
	return { ...files, 'exercise.md': matter }
}

/** The name in the spelling of each place: a file's, a function's, a Python function's. */
function renameIn(text: string, id: string): string {
	return text
		.replaceAll(templateName, id)
		.replaceAll(inCamelCase(templateName), inCamelCase(id))
		.replaceAll(templateName.replaceAll('-', '_'), id.replaceAll('-', '_'))
}

async function claim(folder: string): Promise<void> {
	try {
		await mkdir(path.dirname(folder), { recursive: true })
		await mkdir(folder)
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
		const shown = path.relative(process.cwd(), folder)
		throw new Refusal(`${shown}/ is there already. Choose another name, or delete the folder.`)
	}
}

function inCamelCase(id: string): string {
	return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function inWords(id: string): string {
	const words = id.replaceAll('-', ' ')
	return words.charAt(0).toUpperCase() + words.slice(1)
}
