import ts from 'typescript'
import type { CaseName } from '../course/exercise.ts'

/**
 * The source of each case of a suite, with what it uses of the file above it: constants, functions and types, in the
 * order of the file, as they are written there. What it imports is left out.
 */
export function caseSources(suite: string): Record<CaseName, string> {
	const source = ts.createSourceFile('suite.test.ts', suite, ts.ScriptTarget.ESNext, true)
	const parts = source.statements.filter((each) => !ts.isImportDeclaration(each))
	const declared = new Map(
		parts.flatMap((part) => namesOf(part).map((name) => [name, part] as const)),
	)
	const cases = parts.flatMap((part) => {
		const title = titleOf(part)
		return title === undefined ? [] : [{ title, part }]
	})
	return Object.fromEntries(
		cases.map(({ title, part }) => {
			const used = usedBy(part, declared)
			const shown = parts.filter((each) => used.has(each))
			return [title, shown.map((each) => each.getFullText().trim()).join('\n\n')]
		}),
	)
}

/** The title of the case that a statement is; `readSuite` has seen to it that every case is written so. */
function titleOf(statement: ts.Statement): CaseName | undefined {
	if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression))
		return undefined
	const { expression, arguments: given } = statement.expression
	const [title] = given
	const isCase = ts.isIdentifier(expression) && expression.text === 'test'
	return isCase && title && ts.isStringLiteralLike(title) ? title.text : undefined
}

/** What a statement at the top of the file declares. */
function namesOf(statement: ts.Statement): string[] {
	if (ts.isVariableStatement(statement))
		return statement.declarationList.declarations.flatMap(({ name }) => identifiersIn(name))
	const isNamed =
		ts.isFunctionDeclaration(statement) ||
		ts.isClassDeclaration(statement) ||
		ts.isInterfaceDeclaration(statement) ||
		ts.isTypeAliasDeclaration(statement)
	return isNamed && statement.name ? [statement.name.text] : []
}

/** A statement and all that it uses, and what that uses in turn. */
function usedBy(
	statement: ts.Statement,
	declared: ReadonlyMap<string, ts.Statement>,
): Set<ts.Statement> {
	const used = new Set([statement])
	// A set that grows is walked to its new end.
	for (const each of used)
		for (const name of identifiersIn(each)) {
			const from = declared.get(name)
			if (from) used.add(from)
		}
	return used
}

function identifiersIn(node: ts.Node): string[] {
	const names: string[] = []
	const see = (each: ts.Node) => {
		if (ts.isIdentifier(each)) names.push(each.text)
		ts.forEachChild(each, see)
	}
	see(node)
	return names
}
