import type { Edge, Graph, Module } from './graph.ts'

// Inserting calls of ours into the learner's modules. Nothing is replaced and no line is added, so line
// numbers stay; what is inserted is marked, so that columns can be told without it.

export interface Insertion {
	at: number
	text: string
	kind: Kind
}

/** Which comes first of those at one place: what ends there, inner before outer; then what begins there. */
type Kind = 'closes' | 'declares' | 'opens'
const ranks: Record<Kind, number> = { closes: 0, declares: 1, opens: 2 }

const open = '/*‹*/'
const close = '/*›*/'
const inserted = /\/\*‹\*\/.*?\/\*›\*\//g

export interface Hooks {
	/** Where the module finds them: its `hooks` are imported from there. */
	specifier: string
	/** By which name, one that the module does not use. */
	name: string
}

/** The module with those insertions, and with the hooks imported in its first line; its edges move along. */
export function insertInto(module: Module, insertions: readonly Insertion[], hooks: Hooks): Module {
	const head = `${open}import{hooks as ${hooks.name}}from"`
	const prefix = `${head}${hooks.specifier}";${close}`
	const sorted = insertions
		.map(({ at, text, kind }, order) => ({ at, text: `${open}${text}${close}`, kind, order }))
		.sort(
			(a, b) =>
				a.at - b.at ||
				ranks[a.kind] - ranks[b.kind] ||
				(a.kind === 'closes' ? b.order - a.order : a.order - b.order),
		)
	let code = prefix
	let from = 0
	for (const { at, text } of sorted) {
		code += module.code.slice(from, at) + text
		from = at
	}
	code += module.code.slice(from)
	const move = (offset: number) =>
		sorted.reduce((to, { at, text }) => (at <= offset ? to + text.length : to), offset) +
		prefix.length
	// A place is text that nothing was inserted into: its end moves as its start does.
	const moved = <P extends { start: number; end: number }>(place: P): P => {
		const start = move(place.start)
		return { ...place, start, end: start + place.end - place.start }
	}
	const own: Edge = {
		start: head.length,
		end: head.length + hooks.specifier.length,
		dynamic: false,
		specifier: hooks.specifier,
		target: undefined,
	}
	return {
		...module,
		code,
		edges: [own, ...module.edges.map(moved)],
		metas: module.metas.map(moved),
	}
}

/** The graph with every module changed that `change` changes. */
export function mapModules(
	{ modules, bare }: Graph,
	specifier: string,
	change: (module: Module) => Module,
): Graph {
	return { modules: modules.map(change), bare: new Set([...bare, specifier]) }
}

/** A name that the code does not have, beginning with `$` and those letters. */
export function freeName(code: string, letters: string): string {
	let name = `$${letters}`
	while (code.includes(name)) name += '$'
	return name
}

/** A line of code without what was inserted into it, and where a column of it stands then. Columns count from 1. */
export function withoutInserted(line: string, column: number): { line: string; column: number } {
	let at = column
	for (const { 0: text, index } of line.matchAll(inserted))
		if (index < column - 1) at -= Math.min(text.length, column - 1 - index)
	return { line: line.replaceAll(inserted, ''), column: Math.max(1, at) }
}
