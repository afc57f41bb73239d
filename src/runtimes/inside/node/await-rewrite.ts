import { parse } from 'acorn'
import type { Graph, Module } from '../graph.ts'
import { freeName, insertInto, mapModules, type Insertion } from '../insert.ts'
import { childrenOf, type Tree } from '../tree.ts'

// Makes the learner's modules bring their context along: `await x` becomes `h.r(h.s(), await x)`, and so on.

/** Where the rewritten modules find the hooks; `loadNodeModule` knows it. */
export const hooksSpecifier = 'node:async_hooks#context'

/** The same graph, with every module rewritten. */
export function rewriteAwaits(graph: Graph): Graph {
	return mapModules(graph, hooksSpecifier, rewriteModule)
}

function rewriteModule(module: Module): Module {
	const { insertions, name } = findInsertions(module.code)
	return insertInto(module, insertions, { specifier: hooksSpecifier, name })
}

/** The function (or the module) that a node's awaits belong to. */
interface Frame {
	isAsync: boolean
	/** Where its variables are declared. */
	bodyStart: number
	variables: string[]
	/** The variable that holds the context its innermost `try` comes back to. */
	saved: string | undefined
}

function findInsertions(code: string): { insertions: Insertion[]; name: string } {
	const tree = parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as unknown as Tree
	const name = freeName(code, 'h')
	const walk = new Walk(name)
	const frame: Frame = { isAsync: true, bodyStart: 0, variables: [], saved: undefined }
	walk.visit(tree, frame, undefined)
	walk.declare(frame)
	const shadowed = timerNames.filter((timer) => !declares(tree, timer))
	if (shadowed.length > 0) {
		const text = `const{${shadowed.join(',')}}=${name};`
		walk.insertions.push({ at: 0, text, kind: 'declares' })
	}
	return { insertions: walk.insertions, name }
}

const timerNames = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']

class Walk {
	readonly insertions: Insertion[] = []
	readonly #h: string
	/** What stands after a block whose end awaits. */
	readonly #endings = new Map<Tree, string>()
	#count = 0

	constructor(name: string) {
		this.#h = name
	}

	visit(node: Tree, frame: Frame, parent: Tree | undefined): void {
		const inner = this.#frameOf(node, frame)
		switch (node.type) {
			case 'AwaitExpression':
				this.#await(node, inner)
				break
			case 'CallExpression':
				this.#bindCallbacks(node)
				break
			case 'ForOfStatement':
				if (node['await'] === true) this.#forAwait(node, inner, parent)
				break
			case 'VariableDeclaration':
				if (node['kind'] === 'await using') this.#awaitUsing(node, inner, parent)
				break
			case 'TryStatement':
				return this.#try(node, inner, parent)
		}
		for (const child of childrenOf(node)) this.visit(child, inner, node)
		const ending = this.#endings.get(node)
		if (ending !== undefined) this.#after(node, parent, ending)
		if (inner !== frame) this.declare(inner)
	}

	/** Declares what the frame came to need. */
	declare({ variables, bodyStart }: Frame): void {
		if (variables.length === 0) return
		this.#insert(bodyStart, `let ${variables.join(',')};`, 'declares')
	}

	#frameOf(node: Tree, outer: Frame): Frame {
		if (node.type === 'StaticBlock') {
			return { isAsync: false, bodyStart: node.start + 1, variables: [], saved: undefined }
		}
		if (!/Function/.test(node.type)) return outer
		const body = node['body'] as Tree
		const bodyStart = body.type === 'BlockStatement' ? body.start + 1 : body.start
		return { isAsync: node['async'] === true, bodyStart, variables: [], saved: undefined }
	}

	#await(node: Tree, { saved }: Frame): void {
		// Inside a `try` the context is kept too: a rejection skips the coming back.
		const keep = saved === undefined ? `${this.#h}.s()` : `${saved}=${this.#h}.s()`
		this.#insert(node.start, `${this.#h}.r(${keep},`)
		this.#insert(node.end, ')', 'closes')
	}

	/** `.then(f)`, `.catch(f)`, `.finally(f)`: each function keeps the context of the call. */
	#bindCallbacks(node: Tree): void {
		const callee = node['callee'] as Tree
		if (callee.type !== 'MemberExpression' || callee['computed'] === true) return
		const { name } = callee['property'] as Tree
		if (typeof name !== 'string' || !['then', 'catch', 'finally'].includes(name)) return
		for (const argument of node['arguments'] as Tree[]) {
			if (argument.type === 'SpreadElement') continue
			this.#insert(argument.start, `${this.#h}.b(`)
			this.#insert(argument.end, ')', 'closes')
		}
	}

	#forAwait(node: Tree, frame: Frame, parent: Tree | undefined): void {
		const saved = this.#variable(frame)
		const right = node['right'] as Tree
		const body = node['body'] as Tree
		const back = `${this.#h}.r(${saved});`
		this.#after(node, parent, back)
		this.#insert(right.start, `(${saved}=${this.#h}.s(),`)
		this.#insert(right.end, ')', 'closes')
		if (body.type === 'BlockStatement') this.#insert(body.start + 1, back)
		else {
			this.#insert(body.start, `{${back}`)
			this.#insert(body.end, '}', 'closes')
		}
	}

	/** Its disposal is awaited where the block ends. */
	#awaitUsing(node: Tree, frame: Frame, parent: Tree | undefined): void {
		const saved = this.#variable(frame)
		for (const { init } of node['declarations'] as { init: Tree | null }[]) {
			if (init === null) continue
			this.#insert(init.start, `(${saved}=${this.#h}.s(),`)
			this.#insert(init.end, ')', 'closes')
		}
		if (parent?.type === 'BlockStatement') this.#endings.set(parent, `${this.#h}.r(${saved});`)
	}

	#try(node: Tree, frame: Frame, parent: Tree | undefined): void {
		const block = node['block'] as Tree
		const handler = node['handler'] as Tree | null
		const finalizer = node['finalizer'] as Tree | null
		const saved = frame.isAsync ? this.#variable(frame) : undefined
		this.visit(block, saved === undefined ? frame : this.#within(frame, saved), node)
		if (saved !== undefined) {
			const back = `${this.#h}.r(${saved});`
			this.#insert(block.start + 1, `${saved}=${this.#h}.s();`)
			if (handler !== null) this.#insert((handler['body'] as Tree).start + 1, back)
			if (finalizer !== null) this.#insert(finalizer.start + 1, back)
		}
		if (handler !== null) this.visit(handler, frame, node)
		if (finalizer !== null) this.visit(finalizer, frame, node)
		const ending = this.#endings.get(node)
		if (ending !== undefined) this.#after(node, parent, ending)
	}

	/** The same function, inside of a `try`: what it declares is declared by the function. */
	#within({ isAsync, bodyStart, variables }: Frame, saved: string): Frame {
		return { isAsync, bodyStart, variables, saved }
	}

	#variable({ variables }: Frame): string {
		const name = `${this.#h}${this.#count++}`
		variables.push(name)
		return name
	}

	/** Puts a statement after another one, or after the one around it that has room for two. */
	#after(node: Tree, parent: Tree | undefined, text: string): void {
		if (parent === undefined) return
		// The statement before may have ended without a semicolon.
		if (hasRoom(parent)) this.#insert(node.end, `;${text}`, 'closes')
		else if (/Statement$/.test(parent.type)) this.#endings.set(parent, text)
	}

	#insert(at: number, text: string, kind: Insertion['kind'] = 'opens'): void {
		this.insertions.push({ at, text, kind })
	}
}

function hasRoom({ type }: Tree): boolean {
	return type === 'BlockStatement' || type === 'Program' || type === 'StaticBlock'
}

/** Whether the module declares or imports that name anywhere; then it means something of its own. */
function declares(node: Tree, name: string): boolean {
	const binds = /^(VariableDeclarator|FunctionDeclaration|ClassDeclaration|Import\w*Specifier)$/
	if (binds.test(node.type)) {
		const target = (node['id'] ?? node['local']) as Tree | null
		if (target !== null && target['name'] === name) return true
		if (target !== null && /Pattern$/.test(target.type) && mentions(target, name)) return true
	}
	return childrenOf(node).some((child) => declares(child, name))
}

function mentions(node: Tree, name: string): boolean {
	return node['name'] === name || childrenOf(node).some((child) => mentions(child, name))
}
