import ts from 'typescript'

/** One small change that makes a file wrong, most of the time. */
export interface Mutation {
	/** Counted from 1. */
	line: number
	/** What was done, to be read after the place: `without "await"`. */
	what: string
	/** The whole file with the change in it. */
	text: string
}

type Edit = Pick<Mutation, 'what'> & { node: ts.Node; with: string }

const swaps: Partial<Record<ts.SyntaxKind, string>> = {
	[ts.SyntaxKind.LessThanToken]: '<=',
	[ts.SyntaxKind.LessThanEqualsToken]: '<',
	[ts.SyntaxKind.GreaterThanToken]: '>=',
	[ts.SyntaxKind.GreaterThanEqualsToken]: '>',
	[ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
	[ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
	[ts.SyntaxKind.PlusToken]: '-',
	[ts.SyntaxKind.MinusToken]: '+',
	[ts.SyntaxKind.AmpersandAmpersandToken]: '||',
	[ts.SyntaxKind.BarBarToken]: '&&',
	[ts.SyntaxKind.PlusPlusToken]: '--',
	[ts.SyntaxKind.MinusMinusToken]: '++',
}

/** What people write where they meant the other. */
const mixedUp: Record<string, readonly string[]> = {
	'Promise.all': ['Promise.race', 'Promise.allSettled'],
	'Promise.allSettled': ['Promise.all'],
	'Promise.race': ['Promise.all', 'Promise.any'],
	'Promise.any': ['Promise.race'],
}

/** Every change there is to try on a file, in the order of the file. Pure. */
export function mutationsOf(text: string): Mutation[] {
	const source = ts.createSourceFile('solution.ts', text, ts.ScriptTarget.ESNext, true)
	const found: Mutation[] = []
	const visit = (node: ts.Node): void => {
		// A type changes nothing that runs.
		if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isImportDeclaration(node))
			return
		for (const edit of editsOf(node)) {
			const start = edit.node.getStart()
			found.push({
				line: source.getLineAndCharacterOfPosition(start).line + 1,
				what: edit.what,
				text: text.slice(0, start) + edit.with + text.slice(edit.node.getEnd()),
			})
		}
		ts.forEachChild(node, visit)
	}
	visit(source)
	return found
}

function* editsOf(node: ts.Node): Iterable<Edit> {
	if (ts.isAwaitExpression(node))
		yield { node, with: node.expression.getText(), what: 'without "await"' }
	if (ts.isForOfStatement(node) && node.awaitModifier)
		yield { node: node.awaitModifier, with: '', what: 'without "await"' }
	if (ts.isNumericLiteral(node))
		yield {
			node,
			with: `${Number(node.text) + 1}`,
			what: `${Number(node.text) + 1} for ${node.text}`,
		}
	if (ts.isBinaryExpression(node)) yield* swap(node.operatorToken, node.operatorToken.kind)
	if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) yield* swapUnary(node)
	if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
		const condition = ts.isIfStatement(node) ? node.expression : node.condition
		const said = condition.getText()
		yield { node: condition, with: `!(${said})`, what: `with "${brief(said)}" turned round` }
	}
	// Only what stands for itself: without a declaration or a return nothing would run at all.
	if (ts.isExpressionStatement(node) || ts.isThrowStatement(node))
		yield { node, with: ';', what: `without "${brief(node.getText())}"` }
	if (ts.isPropertyAccessExpression(node))
		for (const other of mixedUp[node.getText()] ?? [])
			yield { node, with: other, what: `${other} for ${node.getText()}` }
}

function* swap(node: ts.Node, kind: ts.SyntaxKind): Iterable<Edit> {
	const other = swaps[kind]
	if (other !== undefined) yield { node, with: other, what: `${other} for ${node.getText()}` }
}

function* swapUnary(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): Iterable<Edit> {
	const other = swaps[node.operator]
	// `-x` and `+x` are numbers and not sums; `++` and `--` count the wrong way.
	if (other !== '++' && other !== '--') return
	const operand = node.operand.getText()
	const before = ts.isPrefixUnaryExpression(node)
	const what = `${other} for ${other === '++' ? '--' : '++'}`
	yield { node, with: before ? other + operand : operand + other, what }
}

function brief(text: string): string {
	const line = text.replace(/\s+/g, ' ')
	return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
