import { parse } from 'acorn'
import type { Graph, Module } from './graph.ts'
import { freeName, insertInto, mapModules, type Insertion } from './insert.ts'
import { isLearners, learnersName } from './mounts.ts'
import { traceSpecifier } from './task-trace.ts'
import { childrenOf, isTree, type Tree } from './tree.ts'

// Makes the learner's modules tell what their async functions do: each call of one is a task, and each
// `await` says when it begins to wait and when it goes on. The hooks are those of task-trace.ts. They add
// no turn of the event loop: what happens first stays first.

/** The same graph, whose modules of the learner's tell `task-trace.ts` what they do. */
export function traceCalls(graph: Graph): Graph {
	return mapModules(graph, traceSpecifier, (module) =>
		isLearners(module.file) ? rewriteModule(module) : module,
	)
}

function rewriteModule(module: Module): Module {
	const { code, file } = module
	const tree = parsed(code)
	if (!tree) return module
	const name = freeName(code, 'T')
	const walk = new Walk(code, {
		hooks: name,
		call: freeName(code, 't'),
		error: freeName(code, 'e'),
		turns: freeName(code, 'n'),
	})
	walk.module(tree, learnersName(file))
	return insertInto(module, walk.insertions, { specifier: traceSpecifier, name })
}

/** What cannot be read here is left as it is: the engine says what is wrong with it, and where. */
function parsed(code: string): Tree | undefined {
	try {
		const options = { ecmaVersion: 'latest', sourceType: 'module', locations: true } as const
		return parse(code, options) as unknown as Tree
	} catch (error) {
		if (error instanceof SyntaxError) return undefined
		throw error
	}
}

/** The names of ours in a module. */
interface Names {
	hooks: string
	/** The call that runs. */
	call: string
	error: string
	/** How often loops have turned. */
	turns: string
}

/** What a node stands in. */
interface Around {
	file: string
	/** Whether an `await` here is the traced call's own. */
	isAsync: boolean
	/** What a function would be called by, standing here: `const save = async () => …`. */
	name: string | undefined
}

class Walk {
	readonly insertions: Insertion[] = []
	readonly #code: string
	readonly #h: string
	readonly #t: string
	readonly #e: string
	readonly #n: string
	/** How many that may never end there were, without those of functions that have been left. */
	#loops = 0

	constructor(code: string, { hooks, call, error, turns }: Names) {
		this.#code = code
		this.#h = hooks
		this.#t = call
		this.#e = error
		this.#n = turns
	}

	module(tree: Tree, file: string): void {
		const name = JSON.stringify(file)
		this.#insert(0, `const ${this.#t}=${this.#h}.m(${name});`, 'declares')
		this.#counting(0, () => {
			for (const child of childrenOf(tree))
				this.#visit(child, { file, isAsync: true, name: undefined })
		})
		this.#insert(tree.end, `;${this.#h}.d(${this.#t})`)
	}

	#visit(node: Tree, around: Around): void {
		const { type } = node
		if (/Function/.test(type)) return this.#function(node, around)
		if (type === 'StaticBlock') return this.#static(node, { ...around, isAsync: false })
		if (around.isAsync) this.#waits(node)
		if (mayNeverEnd(node)) this.#turns(node, around.file)
		if (type === 'CallExpression') this.#asks(node)
		this.#hands(node)
		this.#inside(node, {
			...around,
			name: nameIn(node) ?? (passesName(type) ? around.name : undefined),
		})
	}

	#inside(node: Tree, around: Around): void {
		for (const child of childrenOf(node)) this.#visit(child, around)
	}

	#function(node: Tree, { file, name: given }: Around): void {
		const isAsync = node['async'] === true
		const inner = { file, isAsync, name: undefined }
		if (isAsync) this.#call(node, ownName(node) ?? given ?? 'async callback', file)
		// What holds a loop of its own has a body in braces.
		this.#counting((node['body'] as Tree).start + 1, () => this.#inside(node, inner))
	}

	/** It runs as a function does, and may stand in one that has no braces. */
	#static(node: Tree, around: Around): void {
		const [first = node] = node['body'] as Tree[]
		this.#counting(first.start, () => this.#inside(node, around))
	}

	/** A function with loops of its own counts their turns: in a variable that every other one could see it costs three times as much. */
	#counting(at: number, visit: () => void): void {
		const before = this.#loops
		visit()
		if (this.#loops > before) this.#insert(at, `var ${this.#n}=0;`, 'declares')
		this.#loops = before
	}

	/** A call of an async function is a task from its first line to its last, however it ends. */
	#call(node: Tree, name: string, file: string): void {
		const [h, t, e] = [this.#h, this.#t, this.#e]
		const place = `${JSON.stringify(name)},${JSON.stringify(file)}`
		const begin = `const ${t}=${h}.c(${place});try{`
		const end = `}catch(${e}){${h}.x(${t},${e});throw ${e}}finally{${h}.d(${t})}`
		const body = node['body'] as Tree
		if (body.type === 'BlockStatement') {
			// In an empty body both stand at one place, where what ends would come first.
			const isEmpty = body.end - body.start === 2
			this.#insert(body.start + 1, isEmpty ? begin + end : begin, 'declares')
			if (!isEmpty) this.#insert(body.end - 1, end, 'closes')
			return
		}
		// The body of an arrow function; it may stand in brackets of its own.
		this.#insert(this.#afterArrow(node, body), `{${begin}return (`, 'declares')
		this.#insert(node.end, `)${end}}`, 'closes')
	}

	#afterArrow(node: Tree, body: Tree): number {
		return this.#code.lastIndexOf('=>', body.start) + 2 || node.start
	}

	/** Where a call gives way, and where it goes on. */
	#waits(node: Tree): void {
		const [h, t] = [this.#h, this.#t]
		const line = lineOf(node)
		switch (node.type) {
			case 'AwaitExpression': {
				const awaited = node['argument'] as Tree
				this.#insert(node.start, `${h}.e(${t},`)
				// What ends at one place ends in the order in which it was inserted, the last one first.
				this.#insert(node.end, ')', 'closes')
				this.#insert(awaited.start, `${h}.a(${t},${h}.k(),`)
				this.#insert(awaited.end, `,${line}${labelOf(awaited)})`, 'closes')
				return
			}
			case 'YieldExpression':
				return this.#yield(node, line)
			case 'ForOfStatement':
				if (node['await'] === true) this.#forAwait(node, line)
				return
			case 'TryStatement':
				return this.#try(node)
		}
	}

	#yield(node: Tree, line: number): void {
		const [h, t] = [this.#h, this.#t]
		this.#insert(node.start, `${h}.e(${t},`)
		this.#insert(node.end, ')', 'closes')
		const value = node['argument']
		if (node['delegate'] === true || !isTree(value)) return
		this.#insert(value.start, `${h}.y(${t},`)
		this.#insert(value.end, `,${line})`, 'closes')
	}

	#forAwait(node: Tree, line: number): void {
		const [h, t] = [this.#h, this.#t]
		const right = node['right'] as Tree
		const body = node['body'] as Tree
		this.#insert(right.start, `${h}.i(${t},`)
		this.#insert(right.end, `,${line})`, 'closes')
		this.#before(body, `${h}.w(${t});`)
	}

	/** A rejection skips the coming back. */
	#try(node: Tree): void {
		const handler = node['handler']
		const back = `${this.#h}.w(${this.#t});`
		if (isTree(handler)) this.#insert((handler['body'] as Tree).start + 1, back)
		const finalizer = node['finalizer']
		if (isTree(finalizer)) this.#insert(finalizer.start + 1, back)
	}

	/** A loop that never ends can be found by nothing but itself. */
	#turns(node: Tree, file: string): void {
		this.#loops++
		const count = this.#n
		const place = `${JSON.stringify(file)},${lineOf(node)}`
		this.#before(node['body'] as Tree, `if(++${count}>99)${count}=${this.#h}.l(${place});`)
	}

	/** Inserts a statement at the beginning of a loop's body. */
	#before(body: Tree, text: string): void {
		if (body.type === 'BlockStatement') return this.#insert(body.start + 1, text)
		this.#insert(body.start, `{${text}`)
		this.#insert(body.end, '}', 'closes')
	}

	/** A timer that is set, or a request: what the next `await` waits for. */
	#asks(node: Tree): void {
		const callee = node['callee'] as Tree
		const name = callee.type === 'Identifier' ? callee['name'] : undefined
		if (name !== 'setTimeout' && name !== 'fetch') return
		this.#insert(callee.start, `${this.#h}.${name === 'fetch' ? 'q' : 'n'}(`)
		this.#insert(callee.end, ')', 'closes')
	}

	/** A call whose promise is kept: it is remembered whose it is. */
	#hands(node: Tree): void {
		for (const value of kept(node)) {
			if (value.type !== 'CallExpression') continue
			this.#insert(value.start, `${this.#h}.p(${this.#h}.k(),`)
			this.#insert(value.end, ')', 'closes')
		}
	}

	#insert(at: number, text: string, kind: Insertion['kind'] = 'opens'): void {
		this.insertions.push({ at, text, kind })
	}
}

/**
 * A loop that says itself how it goes on to its end, as one that counts does, is left alone: in such ones programs
 * compute what is to be fast, and to count their turns costs up to two thirds of that.
 */
function mayNeverEnd({ type, test, update }: Tree): boolean {
	if (type === 'ForStatement') return !isTree(test) || !isTree(update)
	return type === 'WhileStatement' || type === 'DoWhileStatement'
}

/** The values that a node keeps or hands on. */
function kept(node: Tree): Tree[] {
	switch (node.type) {
		case 'VariableDeclarator':
			return [node['init']].filter(isTree)
		case 'ArrayExpression':
			return (node['elements'] as unknown[]).filter(isTree)
		case 'AssignmentExpression':
			return [node['right']].filter(isTree)
		case 'ReturnStatement':
			return [node['argument']].filter(isTree)
		case 'CallExpression':
			return (node['arguments'] as unknown[]).filter(isTree)
		default:
			return []
	}
}

/** `Promise.all` and its like wait for many, and say so; the body of an answer is still on its way. */
function labelOf(awaited: Tree): string {
	if (awaited.type !== 'CallExpression') return ''
	const callee = awaited['callee'] as Tree
	if (callee.type !== 'MemberExpression') return ''
	const [object, property] = [callee['object'] as Tree, callee['property'] as Tree]
	const name = String(property['name'])
	if (object['name'] === 'Promise') return `,${JSON.stringify(`Promise.${name}`)}`
	return bodies.includes(name) ? `,${JSON.stringify(name)}` : ''
}

const bodies = ['json', 'text', 'arrayBuffer', 'blob', 'bytes', 'formData']

function ownName(node: Tree): string | undefined {
	const id = node['id']
	return isTree(id) && typeof id['name'] === 'string' ? id['name'] : undefined
}

/** The name that a node gives to a function in it. */
function nameIn(node: Tree): string | undefined {
	const named = {
		VariableDeclarator: node['id'],
		PropertyDefinition: node['key'],
		MethodDefinition: node['key'],
		Property: node['key'],
	}[node.type]
	if (!isTree(named)) return undefined
	const name = named['name'] ?? named['value']
	return typeof name === 'string' ? name : undefined
}

/** A function in brackets keeps the name that it would have without them. */
function passesName(type: string): boolean {
	return type === 'ParenthesizedExpression'
}

function lineOf(node: Tree): number {
	return (node as unknown as { loc: { start: { line: number } } }).loc.start.line
}
