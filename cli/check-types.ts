import path from 'node:path'
import ts from 'typescript'
import type { Exercise } from '../src/course/exercise.ts'
import { overlay, type Files } from '../src/course/submission.ts'
import type { Complaint } from '../src/library/complaints.ts'

/**
 * Checks the types of solutions, approaches, given files and suites with the project's own options.
 * One checker is kept for many checks: what it has read of libraries stays read.
 */
export function createTypeChecker(root: string): (exercises: readonly Exercise[]) => Complaint[] {
	const options = readOptions(root)
	const libraries = new Map<string, ts.SourceFile>()
	let before: ts.Program | undefined
	return (exercises) => {
		const files = new Map(exercises.flatMap((exercise) => [...laidOut(exercise)]))
		const host = createHost(root, options, files, libraries)
		const program = ts.createProgram({
			rootNames: [...files.keys()],
			options,
			host,
			...(before && { oldProgram: before }),
		})
		before = program
		return exercises.flatMap((exercise) => complaintsOf(exercise, program, files))
	}
}

/** A file as the checker sees it: where it stands for it, and where it really lies in the exercise. */
interface Laid {
	text: string
	/** From the exercise's folder: `ts/given/main.ts`. */
	from: string
}

/**
 * The files as a sandbox would have them, the given ones beside each submission: they import one
 * another there, and in the folder they lie apart.
 */
function* laidOut({ folder, twins }: Exercise): Iterable<[string, Laid]> {
	// A suite is TypeScript in every twin.
	for (const { suite } of Object.values(twins)) {
		const file = path.join(folder, suite)
		yield [file, { text: ts.sys.readFile(file) ?? '', from: suite }]
	}
	const twin = twins.ts
	if (twin === undefined) return
	const places: [string, Files][] = [
		['ts/solution', twin.solution],
		...Object.entries(twin.approaches).map(([id, files]): [string, Files] => [
			`ts/approaches/${id}`,
			files,
		]),
	]
	for (const [place, own] of places)
		for (const [name, text] of Object.entries(overlay(overlay(twin.solution, own), twin.given))) {
			const from = name in twin.given ? 'ts/given' : name in own ? place : 'ts/solution'
			yield [path.join(folder, place, name), { text, from: `${from}/${name}` }]
		}
}

function complaintsOf(
	{ id, folder }: Exercise,
	program: ts.Program,
	files: ReadonlyMap<string, Laid>,
): Complaint[] {
	const found = new Map<string, Complaint>()
	for (const [file, { from }] of files) {
		if (!file.startsWith(folder + path.sep)) continue
		const source = program.getSourceFile(file)
		if (source === undefined) continue
		const diagnostics = [
			...program.getSyntacticDiagnostics(source),
			...program.getSemanticDiagnostics(source),
		]
		for (const { start = 0, messageText } of diagnostics) {
			const line = source.getLineAndCharacterOfPosition(start).line + 1
			const text = ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' ')
			// The same file stands in several places; it is wrong once.
			found.set(`${from}:${line}:${text}`, {
				exercise: id,
				file: from,
				line,
				message: `the types do not fit: ${text}`,
			})
		}
	}
	return [...found.values()]
}

/** The options alone: none of the project's files is part of an exercise. */
function readOptions(root: string): ts.CompilerOptions {
	const config = { extends: './tsconfig.json', files: [] }
	const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
	return { ...options, noEmit: true, incremental: false, composite: false }
}

function createHost(
	root: string,
	options: ts.CompilerOptions,
	files: ReadonlyMap<string, Laid>,
	libraries: Map<string, ts.SourceFile>,
): ts.CompilerHost {
	const host = ts.createCompilerHost(options)
	const real = { ...host }
	host.fileExists = (name) => files.has(name) || real.fileExists(name)
	host.readFile = (name) => files.get(name)?.text ?? real.readFile(name)
	host.getSourceFile = (name, target, ...rest) => {
		const own = files.get(name)
		if (own) return ts.createSourceFile(name, own.text, target, true)
		if (!name.includes('/node_modules/')) return real.getSourceFile(name, target, ...rest)
		const known = libraries.get(name) ?? real.getSourceFile(name, target, ...rest)
		if (known) libraries.set(name, known)
		return known
	}
	// A suite's packages are the project's, wherever the exercise lies: in a sandbox it is the same.
	const inProject = path.join(root, 'exercises/suite.test.ts')
	const resolved = ts.createModuleResolutionCache(root, (name) => name, options)
	host.resolveModuleNameLiterals = (names, containing) =>
		names.map(({ text }) => {
			const from = text.startsWith('.') || !files.has(containing) ? containing : inProject
			return ts.resolveModuleName(text, from, options, host, resolved)
		})
	return host
}
