import ts from 'typescript'
import type { Files } from '../course/submission.ts'
import { Refusal, type Adviser, type Explanation, type Offer, type Remark } from './adviser.ts'
import { typescriptOptions } from './typescript-options.ts'

/** The texts of the declarations that come with the language and with Node, by their paths below `node_modules/`. */
export type TypeLibrary = Readonly<Record<string, string>>

const packages = '/node_modules/'
const folder = '/work/'

/** `await` before what is no promise: the one suggestion of TypeScript's that is about concurrency. */
const needlessAwait = 80_007

/** It is needless on purpose: whoever writes this lets the others have their turn. */
const givesWay = /^await\s+(null|undefined)$/

/** TypeScript's own language service over whatever files it is asked about. */
export function createTypeScriptAdviser(library: TypeLibrary): Adviser {
	const desk = new Desk(library)
	const service = ts.createLanguageService(desk.host, ts.createDocumentRegistry(true, folder))
	/** The path of a file, once the files lie where the service reads them. */
	const lay = (files: Files, file: string) => {
		desk.lay(files)
		return folder + file
	}
	return {
		remarks(files, file) {
			const path = lay(files, file)
			const said = [
				...service.getSyntacticDiagnostics(path),
				...service.getSemanticDiagnostics(path),
				...service
					.getSuggestionDiagnostics(path)
					.filter(({ code }) => code === needlessAwait)
					.filter(
						({ file, start, length }) => !givesWay.test(file.text.slice(start, start + length)),
					),
			]
			return said.map(remarkOf)
		},
		complete(files, file, at) {
			const path = lay(files, file)
			const found = service.getCompletionsAtPosition(path, at, {})
			return found && offerOf(found, files[file] ?? '', at)
		},
		explain(files, file, at, name) {
			const path = lay(files, file)
			if (name === undefined) return explanationOf(service.getQuickInfoAtPosition(path, at))
			const found = service.getCompletionEntryDetails(path, at, name, {}, undefined, {}, undefined)
			return found && explanationOf({ ...found, textSpan: { start: at, length: 0 } })
		},
		format: () => {
			throw new Refusal({ kind: 'language' })
		},
	}
}

/** What lies before the service: the learner's files as they are now, and the libraries. */
class Desk {
	readonly #library: TypeLibrary
	readonly #folders: ReadonlySet<string>
	#files = new Map<string, { text: string; version: number }>()
	#version = 0

	constructor(library: TypeLibrary) {
		this.#library = library
		this.#folders = foldersOf(Object.keys(library))
	}

	lay(files: Files) {
		this.#files = new Map(
			Object.entries(files).map(([name, text]) => {
				const known = this.#files.get(folder + name)
				const same = known?.text === text ? known : { text, version: ++this.#version }
				return [folder + name, same]
			}),
		)
	}

	get host(): ts.LanguageServiceHost {
		return {
			getCompilationSettings: () => ({
				...typescriptOptions,
				typeRoots: [`${packages}@types`],
			}),
			getCurrentDirectory: () => folder,
			getDefaultLibFileName: () => `${packages}typescript/lib/lib.d.ts`,
			getProjectVersion: () => this.#summary,
			getScriptFileNames: () => [...this.#files.keys()],
			getScriptVersion: (path) => String(this.#files.get(path)?.version ?? 0),
			getScriptSnapshot: (path) => {
				const text = this.#read(path)
				return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
			},
			fileExists: (path) => this.#read(path) !== undefined,
			readFile: (path) => this.#read(path),
			directoryExists: (path) => this.#folders.has(path.replace(/\/$/, '')),
			getDirectories: () => [],
			useCaseSensitiveFileNames: () => true,
		}
	}

	/** Changes whenever a file does. */
	get #summary(): string {
		return [...this.#files].map(([path, { version }]) => `${path}@${version}`).join(' ')
	}

	#read(path: string): string | undefined {
		if (!path.startsWith(packages)) return this.#files.get(path)?.text
		const name = path.slice(packages.length)
		return Object.hasOwn(this.#library, name) ? this.#library[name] : undefined
	}
}

function foldersOf(names: readonly string[]): ReadonlySet<string> {
	const folders = new Set(['/work', '/node_modules'])
	for (const name of names) {
		const parts = name.split('/')
		for (let depth = 1; depth < parts.length; depth++)
			folders.add(packages + parts.slice(0, depth).join('/'))
	}
	return folders
}

function remarkOf({ start = 0, length = 0, messageText, category, code }: ts.Diagnostic): Remark {
	const isError = category === ts.DiagnosticCategory.Error
	return {
		from: start,
		to: start + length,
		severity: isError ? 'error' : 'info',
		message: ts.flattenDiagnosticMessageText(messageText, '\n'),
		rule: { code: `TS${code}` },
	}
}

/** Only what begins as the word does: the service offers every name there is. */
function offerOf(
	{ entries, isMemberCompletion }: ts.CompletionInfo,
	text: string,
	at: number,
): Offer {
	const word = /[\w$]*$/.exec(text.slice(0, at))?.[0] ?? ''
	const first = word.charAt(0).toLowerCase()
	const fitting = entries.filter(
		({ name }) => isMemberCompletion || first === '' || name.toLowerCase().startsWith(first),
	)
	return {
		from: at - word.length,
		options: fitting.map(({ name, kind, sortText }) => ({
			label: name,
			kind,
			// What lies nearer comes first: the service sorts by a number, local names before global ones.
			rank: 15 - Number.parseInt(sortText, 10),
		})),
	}
}

function explanationOf(
	found: Pick<ts.QuickInfo, 'displayParts' | 'documentation' | 'textSpan'> | undefined,
): Explanation | undefined {
	const signature = ts.displayPartsToString(found?.displayParts)
	if (!found || signature === '') return undefined
	const { start, length } = found.textSpan
	const text = ts.displayPartsToString(found.documentation)
	return { from: start, to: start + length, signature, text }
}
