import { formatLine, inspect } from './inspect.ts'
import type { Output } from '../output.ts'
import type { Places } from './places.ts'

type Console = Record<string, (...args: unknown[]) => void>

const levels = {
	log: 'out',
	info: 'out',
	debug: 'out',
	dir: 'out',
	table: 'out',
	error: 'err',
	warn: 'err',
} as const

/** Replaces what prints on a worker's console: each call becomes one write, as Node would have printed it. */
export function captureConsole(target: object, output: Output, places: () => Places | undefined) {
	let indent = ''
	const write = (stream: 'out' | 'err', text: string) => {
		const clean = places()?.clean(text) ?? text
		output.write(stream, `${indent}${clean.replaceAll('\n', `\n${indent}`)}\n`)
	}
	const methods: Console = {}
	for (const [level, stream] of Object.entries(levels)) {
		methods[level] = (...args) => {
			// A flood costs nothing once nobody sees it.
			if (output.full) return output.write(stream, '')
			write(stream, level === 'dir' ? inspect(args[0]) : formatLine(args))
		}
	}
	Object.assign(target, {
		...methods,
		...grouping((change) => (indent = change(indent)), methods),
		...counting(write),
		assert(condition?: unknown, ...args: unknown[]) {
			if (!condition)
				write('err', formatLine(['Assertion failed' + (args.length > 0 ? ':' : ''), ...args]))
		},
		trace: (...args: unknown[]) => {
			write(
				'err',
				`Trace: ${formatLine(args)}\n${new Error().stack?.split('\n').slice(2).join('\n') ?? ''}`,
			)
		},
	})
}

function grouping(
	setIndent: (change: (indent: string) => string) => void,
	{ log }: Console,
): Console {
	const group = (...args: unknown[]) => {
		if (args.length > 0) log?.(...args)
		setIndent((indent) => `${indent}  `)
	}
	return { group, groupCollapsed: group, groupEnd: () => setIndent((indent) => indent.slice(2)) }
}

function counting(write: (stream: 'out', text: string) => void): Console {
	const { performance } = globalThis
	const counts = new Map<string, number>()
	const starts = new Map<string, number>()
	const elapsed = (label: string) => {
		const ms = performance.now() - (starts.get(label) ?? performance.now())
		return ms >= 1000 ? `${(ms / 1000).toFixed(3)}s` : `${ms.toFixed(3)}ms`
	}
	return {
		count(label: unknown = 'default') {
			const name = String(label)
			counts.set(name, (counts.get(name) ?? 0) + 1)
			write('out', `${name}: ${counts.get(name)}`)
		},
		countReset: (label: unknown = 'default') => void counts.delete(String(label)),
		time: (label: unknown = 'default') => void starts.set(String(label), performance.now()),
		timeLog: (label: unknown = 'default', ...args) => {
			write('out', formatLine([`${String(label)}: ${elapsed(String(label))}`, ...args]))
		},
		timeEnd: (label: unknown = 'default') => {
			write('out', `${String(label)}: ${elapsed(String(label))}`)
			starts.delete(String(label))
		},
	}
}
