import type { RunError } from '../../course/report.ts'
import type { Places } from './places.ts'

const longest = { name: 200, line: 3_900 }

/** The fields of an error that vitest has taken apart, or of any other thrown object. */
interface Thrown {
	name?: unknown
	message?: unknown
	stack?: unknown
	diff?: unknown
	expected?: unknown
	actual?: unknown
}

/** An error as a learner may see it: within bounds, with their file names, and with its place. */
export function toRunError(thrown: unknown, places: Places): RunError {
	const error = isThrown(thrown) ? thrown : { name: 'Error', message: `Thrown: ${print(thrown)}` }
	const at = typeof error.stack === 'string' ? places.locate(error.stack) : undefined
	return {
		name: clip(text(error.name) ?? 'Error', longest.name),
		message: clip(places.cleanPlain(text(error.message) ?? print(thrown)), longest.line),
		...detail('diff', error.diff, places),
		...detail('expected', error.expected, places),
		...detail('actual', error.actual, places),
		...(at && { at }),
	}
}

function isThrown(value: unknown): value is Thrown {
	return typeof value === 'object' && value !== null && 'message' in value
}

function detail<Key extends string>(
	key: Key,
	value: unknown,
	places: Places,
): Partial<Record<Key, string>> {
	if (typeof value !== 'string') return {}
	const found: Partial<Record<Key, string>> = {}
	found[key] = clip(places.cleanPlain(value), longest.line)
	return found
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined
}

/** A thrown thing may refuse to be printed. */
function print(value: unknown): string {
	try {
		return String(value)
	} catch {
		return 'a value that cannot be printed'
	}
}

/** The first `length` characters, marked when that is not all. */
export function clip(value: string, length: number): string {
	return value.length > length ? `${value.slice(0, length - 1)}…` : value
}
