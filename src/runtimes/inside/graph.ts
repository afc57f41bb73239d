import { init, parse, type ImportSpecifier } from 'es-module-lexer/minimal/js'
import type { Position } from '../../course/report.ts'
import type { Files } from '../../course/submission.ts'
import { columnInSource } from './columns.ts'
import { toJavaScript } from './compile.ts'
import { LoadFault } from './load-fault.ts'
import { isLearners, learnersName } from './mounts.ts'

/** One place in a module's code that names another module; `start` and `end` bound the specifier. */
export interface Edge {
	start: number
	end: number
	/** In `import('./x')` the bounds take the quotes in. */
	dynamic: boolean
	specifier: string
	/** The file it leads to; `undefined` when it leads out of the files. */
	target: string | undefined
	/** Where the learner wrote it. */
	at?: Position
}

export interface Module {
	file: string
	/** As JavaScript, line for line as it was written. */
	code: string
	edges: readonly Edge[]
	/** Where `import.meta` stands. */
	metas: readonly { start: number; end: number }[]
	/** The names it exports; `undefined` when it passes on all of another module. */
	exports: ReadonlySet<string> | undefined
}

export interface Graph {
	/** Every module that is reached, each after those it imports; the entry is the last. */
	modules: readonly Module[]
	/** What is imported from outside of the files: `vitest`, `node:events`. */
	bare: ReadonlySet<string>
}

/** Settles when the lexer can be used: what is built for Node has it in WebAssembly. */
export { init as lexerReady }

/** Reads all that `entry` reaches. Throws a LoadFault, or a SyntaxError without a place. */
export function readGraph(files: Files, entry: string): Graph {
	const done = new Map<string, Module>()
	const path: string[] = []
	const visit = (file: string) => {
		if (path.includes(file)) throw cycle([...path.slice(path.indexOf(file)), file])
		if (done.has(file)) return
		path.push(file)
		const module = readModule(files, file)
		for (const { target } of module.edges) if (target !== undefined) visit(target)
		path.pop()
		done.set(file, module)
	}
	visit(entry)
	const modules = [...done.values()]
	for (const module of modules) checkNames(module, done, files)
	const outside = modules.flatMap((m) => m.edges).filter((e) => e.target === undefined)
	return { modules, bare: new Set(outside.map((e) => e.specifier)) }
}

/** The path of the file that `specifier` means in `from`, or `undefined` when there is none. */
export function resolve(specifier: string, from: string, files: Files): string | undefined {
	const path = decodeURI(new URL(specifier, `lab:///${from}`).pathname).slice(1)
	const candidates = [path, `${path}.ts`, `${path}.js`, path.replace(/\.js$/, '.ts')]
	return candidates.find((candidate) => Object.hasOwn(files, candidate))
}

function readModule(files: Files, file: string): Module {
	const source = files[file] ?? ''
	const code = toJavaScript(file, source)
	const [imports, exports] = parse(code, file)
	const place = (offset: number) => placeOf(file, source, code, offset)
	const edges: Edge[] = []
	for (const found of imports) {
		if (found.d === -2) continue
		const at = place(found.ss)
		if (isLearners(file)) refuse(found, at)
		if (found.n === undefined) continue
		edges.push({
			start: found.s,
			end: found.e,
			dynamic: found.d > -1,
			specifier: found.n,
			target: follow(found.n, file, files, at),
			...(isLearners(file) && { at }),
		})
	}
	return {
		file,
		code,
		edges,
		metas: imports.filter((i) => i.d === -2).map((i) => ({ start: i.s, end: i.e })),
		exports: /\bexport\s*\*\s*from\b/.test(code) ? undefined : new Set(exports.map((e) => e.n)),
	}
}

/** What only the suite may import, and what cannot be followed before it runs. */
function refuse({ n: specifier }: ImportSpecifier, at: Position) {
	const where = `${at.file}, line ${at.line}`
	if (specifier === undefined) {
		throw new LoadFault(
			`${where}: import() needs the module's name as plain text in quotes; a name that is computed cannot be followed.`,
			at,
		)
	}
	if (specifier === 'vitest' || specifier.startsWith('vitest/') || specifier.startsWith('#kit')) {
		throw new LoadFault(`${where}: '${specifier}' is for the suite only; remove this import.`, at)
	}
}

function follow(specifier: string, file: string, files: Files, at: Position): string | undefined {
	if (!/^\.{0,2}\//.test(specifier)) return undefined
	const target = resolve(specifier, file, files)
	const reachable = target !== undefined && (!isLearners(file) || isLearners(target))
	if (reachable) return target
	const others = Object.keys(files).filter((other) => isLearners(other) && other !== file)
	const there = others.length === 0 ? 'it is the only file' : others.map(learnersName).join(', ')
	const importer = isLearners(file) ? `${at.file}, line ${at.line}` : 'the suite'
	const wanted = specifier.replace('./solution/', './')
	throw new LoadFault(
		`${importer}: there is no file '${wanted}' to import. The files beside it: ${there}.`,
		isLearners(file) ? at : undefined,
	)
}

function cycle(files: readonly string[]): LoadFault {
	const names = files.map(learnersName)
	return new LoadFault(
		names.length === 2
			? `${names[0]} imports itself; remove this import.`
			: `These files import each other in a circle: ${names.join(' → ')}. Move what both sides need into a file of its own.`,
		{ file: names[0] ?? '', line: 1, column: 1 },
	)
}

/**
 * Every engine says in its own words, and without a place, that a module lacks an export; so the
 * names are compared here, before anything is linked.
 */
function checkNames({ file, code, edges }: Module, all: Map<string, Module>, files: Files) {
	for (const { target, dynamic, start } of edges) {
		const exports = target === undefined ? undefined : all.get(target)?.exports
		if (target === undefined || exports === undefined || dynamic) continue
		const missing = importedNames(code, start).find((name) => !exports.has(name))
		if (missing === undefined) continue
		const has = exports.size === 0 ? 'nothing' : [...exports].join(', ')
		const who = isLearners(file) ? learnersName(file) : 'the suite'
		const what = missing === 'default' ? 'has no default export' : `does not export '${missing}'`
		throw new LoadFault(
			`${learnersName(target)} ${what}, which ${who} imports. It exports: ${has}.`,
			isLearners(file)
				? placeOf(file, files[file] ?? '', code, start)
				: { file: learnersName(target), line: 1, column: 1 },
		)
	}
}

/** The names an `import … from` or `export { … } from` asks for; `start` is where its specifier stands. */
function importedNames(code: string, start: number): string[] {
	const before = code.slice(0, start)
	const clause = /(?:^|[;\n}])\s*(import|export)\s*([^;'"]*?)\s*from\s*['"]$/.exec(before)
	if (clause === null) return []
	const [, keyword, text = ''] = clause
	const names = /\{([^}]*)\}/.exec(text)?.[1] ?? ''
	const listed = names.split(',').map((part) => part.trim().split(/\s+as\s+/)[0] ?? '')
	const hasDefault = keyword === 'import' && /^[\p{L}_$]/u.test(text)
	return [...(hasDefault ? ['default'] : []), ...listed].filter((name) => name !== '')
}

/** Where an offset into the compiled code stands in what the learner wrote. */
export function placeOf(file: string, source: string, code: string, offset: number): Position {
	const before = code.slice(0, offset).split('\n')
	const line = before.length
	const column = columnInSource(
		source.split('\n')[line - 1] ?? '',
		code.split('\n')[line - 1] ?? '',
		(before.at(-1)?.length ?? 0) + 1,
	)
	return { file: learnersName(file), line, column }
}
