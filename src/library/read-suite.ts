import path from 'node:path/posix'
import ts from 'typescript'
import type { CaseName } from '../course/exercise.ts'
import type { Language } from '../course/language.ts'
import type { Files } from '../course/submission.ts'
import type { Complain } from './complaints.ts'

/** What a suite may not take from vitest, and what to do instead. */
const refusedOfVitest: Record<string, string> = {
	describe: 'Cases are not grouped: write each one at the top of the file.',
	suite: 'Cases are not grouped: write each one at the top of the file.',
	it: 'Write a case as test(…).',
	bench: 'A suite holds cases alone; measurements live in bench/.',
}

/** What a suite may not do with `vi`, and why. `place` is where it may wait. */
const refusedOfVi = (place: string): Record<string, string> => ({
	mock: 'A suite runs against real files. Put what is missing into given/, or declare it in web.json.',
	doMock:
		'A suite runs against real files. Put what is missing into given/, or declare it in web.json.',
	hoisted: 'A suite replaces no module, so nothing needs to come before its imports.',
	useFakeTimers: `The kit has a clock of its own. Move the work into ${place}`,
	waitFor: `It waits in real time. Move the work into ${place}`,
	waitUntil: `It waits in real time. Move the work into ${place}`,
})

/** Where a suite may wait, in its twin's language. */
const waits: Record<Language, string> = {
	ts: 'inLab(…), where waiting takes no time.',
	py: 'script(…), where `await asyncio.sleep(…)` takes no time.',
}

const timers = new Set(['setTimeout', 'setInterval', 'setImmediate'])

/** The longest title that a report can carry; see `caseResultSchema`. */
const longestTitle = 200
const mostCases = 200

/**
 * Reads the titles of a suite's cases without running it, and complains of all that would keep
 * the suite from being published, graded in a sandbox, or understood by a learner.
 * `tree` is the exercise's folder, `file` the suite's place in it.
 */
export function readSuite(file: string, tree: Files, complain: Complain): CaseName[] {
	const text = tree[file] ?? ''
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true)
	const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1
	const object = (node: ts.Node, message: string) => complain(file, message, lineOf(node))

	const language = path.dirname(file) === 'py' ? 'py' : 'ts'

	for (const { specifier, node } of importsOf(source)) {
		const message = whyNotOfTwin(specifier, language) ?? whyNotImport(specifier, file, tree)
		if (message !== undefined) object(node, message)
	}
	for (const name of vitestImports(source)) objectToVitest(name, object)

	const titles = new Map<CaseName, number>()
	visit(source, (node) => {
		if (ts.isCallExpression(node)) objectToCall(node, waits[language], object)
		if (language === 'py' && ts.isCallExpression(node)) objectToLoad(node, tree, object)
		if (!ts.isIdentifier(node) || node.text !== 'test' || !isUse(node)) return
		const title = readCase(node, object)
		if (title === undefined) return
		const before = titles.get(title)
		if (before === undefined) titles.set(title, lineOf(node))
		else object(node, `"${title}" is also the title of the case in line ${before}. Rename one.`)
	})
	if (titles.size === 0) complain(file, "the suite has no case. Write test('…', () => {…}).")
	if (titles.size > mostCases)
		complain(file, `the suite has ${titles.size} cases. A report carries at most ${mostCases}.`)
	return [...titles.keys()]
}

/** Every module the suite loads, by `import`, `export … from` or `import('…')`. */
function importsOf(source: ts.SourceFile): { specifier: string | undefined; node: ts.Node }[] {
	const found: { specifier: string | undefined; node: ts.Node }[] = []
	visit(source, (node) => {
		if (ts.isImportDeclaration(node)) found.push({ specifier: literal(node.moduleSpecifier), node })
		else if (ts.isExportDeclaration(node) && node.moduleSpecifier)
			found.push({ specifier: literal(node.moduleSpecifier), node })
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
			found.push({ specifier: node.arguments[0] && literal(node.arguments[0]), node })
	})
	return found
}

/** What only the other twin's suite may have. */
function whyNotOfTwin(specifier: string | undefined, language: Language): string | undefined {
	if (language === 'ts')
		return specifier === '#kit/python'
			? 'the suite of the TypeScript twin reaches no Python. It imports ./solution/… and runs it in inLab of #kit/lab.'
			: undefined
	if (specifier === '#kit/lab')
		return 'the suite of the Python twin has no lab of its own: `call` and `script` of #kit/python take the web, and give the seconds and the requests.'
	if (specifier?.startsWith('./'))
		return `a module in Python is not imported but loaded: load('./solution/<name>.py') of #kit/python.`
	return undefined
}

/** `load('./solution/fetch_all.py')` has to lead to a file, or every case would fail alike. */
function objectToLoad(
	{ expression, arguments: [given] }: ts.CallExpression,
	tree: Files,
	object: (node: ts.Node, message: string) => void,
): void {
	if (!ts.isIdentifier(expression) || expression.text !== 'load' || given === undefined) return
	const place = literal(given)
	if (place === undefined)
		return object(given, "the name of a module must be written out: load('./solution/<name>.py').")
	const [, name] = /^\.\/solution\/([\w/]+\.py)$/.exec(place) ?? []
	if (name === undefined)
		object(
			given,
			`load("${place}") leads nowhere. It loads ./solution/<name>.py alone, where the learner's files will be.`,
		)
	else if (!['solution', 'given'].some((folder) => `py/${folder}/${name}` in tree))
		object(given, `there is no "${place}". Add the file, or mend the name.`)
}

function whyNotImport(
	specifier: string | undefined,
	file: string,
	tree: Files,
): string | undefined {
	if (specifier === undefined)
		return 'the name of a module must be written out: import("./solution/…").'
	if (specifier === 'vitest' || specifier.startsWith('#kit/')) return undefined
	if (!specifier.startsWith('.'))
		return `a suite cannot import "${specifier}". It may have vitest, #kit/… and files of its own exercise; in a sandbox there is nothing else.`
	const target = path.join(path.dirname(file), specifier)
	if (target.startsWith('..'))
		return `"${specifier}" lies outside of the exercise. What exercises share belongs in the kit: import it from #kit/….`
	if (target.endsWith('.json') && target in tree) return undefined
	const [twin, part, ...rest] = target.split('/')
	const name = rest.join('/')
	if (part !== 'solution' && part !== 'given')
		return `a suite cannot import "${specifier}". It loads ./solution/… alone, where the learner's files will be.`
	const places = [`${twin}/solution/${name}`, `${twin}/given/${name}`]
	const exists = places.some((place) =>
		[place, `${place}.ts`, `${place}.py`].some((p) => p in tree),
	)
	return exists ? undefined : `there is no "${specifier}". Add the file, or mend the name.`
}

function vitestImports(source: ts.SourceFile): ts.ImportSpecifier[] {
	return source.statements
		.filter(ts.isImportDeclaration)
		.filter((statement) => literal(statement.moduleSpecifier) === 'vitest')
		.flatMap(({ importClause }) => {
			const bindings = importClause?.namedBindings
			return bindings && ts.isNamedImports(bindings) ? bindings.elements : []
		})
}

function objectToVitest(
	specifier: ts.ImportSpecifier,
	object: (node: ts.Node, message: string) => void,
): void {
	const name = (specifier.propertyName ?? specifier.name).text
	const instead = refusedOfVitest[name]
	if (instead !== undefined) object(specifier, `a suite has no ${name}. ${instead}`)
	else if (name === 'test' && specifier.propertyName !== undefined)
		object(specifier, 'test keeps its name, so that the cases can be read without a run.')
}

function objectToCall(
	call: ts.CallExpression,
	place: string,
	object: (node: ts.Node, message: string) => void,
): void {
	const { expression } = call
	if (ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression)) {
		const owner = expression.expression.text
		const name = expression.name.text
		const why = owner === 'vi' ? refusedOfVi(place)[name] : undefined
		if (why !== undefined) object(call, `a suite has no vi.${name}. ${why}`)
		if (owner === 'expect' && name === 'poll')
			object(call, `a suite has no expect.poll. It waits in real time. Move the work into ${place}`)
	}
	// A function at the top of the file may be meant for inLab, so only what stands in a case is told.
	if (
		ts.isIdentifier(expression) &&
		timers.has(expression.text) &&
		isIn(call, 'test') &&
		!isIn(call, 'inLab')
	)
		object(call, `${expression.text} waits in real time here. Move it into ${place}`)
}

/** The title of the case that this use of `test` writes, if it writes one as it must. */
function readCase(
	use: ts.Identifier,
	object: (node: ts.Node, message: string) => void,
): CaseName | undefined {
	const { parent } = use
	if (ts.isPropertyAccessExpression(parent) && parent.expression === use) {
		object(
			use,
			`a case is test('…', () => {…}), and not test.${parent.name.text}. ${insteadOf(parent.name.text)}`,
		)
		return undefined
	}
	if (!ts.isCallExpression(parent) || parent.expression !== use) {
		object(use, "test is called, and nothing else: test('…', () => {…}).")
		return undefined
	}
	const [title, work, ...more] = parent.arguments
	if (!ts.isExpressionStatement(parent.parent) || !ts.isSourceFile(parent.parent.parent)) {
		object(
			use,
			'a case stands at the top of the file, not in a group, a loop or a function. Move it there.',
		)
		return undefined
	}
	const words = title && literal(title)
	if (words === undefined) {
		object(
			use,
			"the title of a case must be written out, as in test('keeps the order', …): the twins and the hints go by it.",
		)
		return undefined
	}
	if (
		work === undefined ||
		!(ts.isArrowFunction(work) || ts.isFunctionExpression(work)) ||
		more.length > 0
	)
		object(
			use,
			'a case has a title and a function, nothing else. The time limit is `seconds` in exercise.md.',
		)
	objectToTitle(words, (message) => object(use, message))
	return words
}

function objectToTitle(title: string, object: (message: string) => void): void {
	if (title.trim() !== title || title === '')
		object('a title has no space at its ends, and is not empty.')
	if (title.length > longestTitle) object(`a title has at most ${longestTitle} letters.`)
	if (/^should\b/i.test(title))
		object(
			`a title is a sentence that is true of right code: "keeps the order", not "should keep the order".`,
		)
}

function insteadOf(modifier: string): string {
	if (modifier === 'skip' || modifier === 'todo') return 'Delete the case, or let it run.'
	if (modifier === 'only') return 'Take `.only` away: a grade runs every case.'
	if (modifier === 'each' || modifier === 'for')
		return 'Write each case out, with a sentence of its own.'
	if (modifier === 'fails') return 'Write what is true of right code.'
	return 'Cases run one after the other, as they stand in the file.'
}

/** A use of the name, not its import, a property of that name or a declaration. */
function isUse({ parent, text }: ts.Identifier): boolean {
	if (ts.isImportSpecifier(parent)) return false
	if (ts.isPropertyAccessExpression(parent)) return parent.expression.getText() === text
	return !ts.isPropertyAssignment(parent) && !ts.isPropertySignature(parent)
}

function isIn(node: ts.Node, callee: string): boolean {
	const call = ts.findAncestor(
		node.parent,
		(outer) => ts.isCallExpression(outer) && outer.expression.getText() === callee,
	)
	return call !== undefined
}

function literal(node: ts.Node): string | undefined {
	return ts.isStringLiteralLike(node) ? node.text : undefined
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
	see(node)
	ts.forEachChild(node, (child) => visit(child, see))
}
