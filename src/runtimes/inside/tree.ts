import type { Node } from 'acorn'

/** A node as it is read here: acorn's types name every kind, and few of them matter. */
export type Tree = Node & Record<string, unknown>

export function childrenOf(node: Tree): Tree[] {
	return Object.values(node)
		.flatMap((value) => (Array.isArray(value) ? value : [value]) as unknown[])
		.filter(isTree)
}

export function isTree(value: unknown): value is Tree {
	return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}
