// Python's values as data: JSON, with an object under "$" for what JSON has no word for. The other side
// is values.py of the machine.

/** What came from Python as a tuple; it equals a list of the same things. */
export class Tuple extends Array<unknown> {}

/** An object of a class of the learner's. */
export interface PythonObject {
	readonly type: string
	readonly repr: string
	/** Of a dataclass or a named tuple. */
	readonly fields?: Readonly<Record<string, unknown>>
}

/** One place of the learner's that an exception came through. */
export interface PythonFrame {
	readonly file: string
	readonly line: number
	readonly name: string
}

/** An exception that the learner's code raised. */
export class PythonError extends Error {
	/** Its class and that one's bases, the nearest first: `['TimeoutError', 'OSError', 'Exception']`. */
	readonly bases: readonly string[]
	/** The learner's own frames, the innermost last. */
	readonly frames: readonly PythonFrame[]
	/** Those of an exception group. */
	readonly errors: readonly PythonError[]

	constructor(told: ToldError) {
		super(told.message)
		this.name = told.type
		this.bases = [told.type, ...told.bases]
		this.frames = told.frames.map(([file, line, name]) => ({ file, line, name }))
		this.errors = (told.errors ?? []).map((each) => new PythonError(each))
		if (told.cause) this.cause = new PythonError(told.cause)
		// Whoever looks for a place in a stack finds the learner's file, not this one.
		this.stack = [
			`${told.type}: ${told.message}`,
			...this.frames.toReversed().map((f) => `    at ${f.name} (python:${f.file}:${f.line}:1)`),
		].join('\n')
	}

	/** Whether it is of that class or of one derived from it. */
	is(type: string): boolean {
		return this.bases.includes(type)
	}
}

/** An exception as the machine writes it. */
export interface ToldError {
	readonly type: string
	readonly bases: readonly string[]
	readonly message: string
	readonly frames: readonly (readonly [file: string, line: number, name: string])[]
	readonly errors?: readonly ToldError[] | undefined
	readonly cause?: ToldError | undefined
}

/** The value that data stands for. Throws for data that no machine wrote. */
export function fromPython(data: unknown): unknown {
	if (Array.isArray(data)) return data.map(fromPython)
	if (typeof data !== 'object' || data === null) return data
	if (!('$' in data)) return mapObject(data, fromPython)
	const of = 'of' in data ? data.of : undefined
	switch (data.$) {
		case 'int':
			return BigInt(String(of))
		case 'float':
			return floats[String(of)] ?? Number.NaN
		case 'tuple':
			return Tuple.from(listOf(of), fromPython)
		case 'set':
			return new Set(listOf(of).map(fromPython))
		case 'bytes':
			return Uint8Array.from(atob(String(of)), (char) => char.charCodeAt(0))
		case 'dict':
			return new Map(listOf(of).map((pair) => pairOf(listOf(pair).map(fromPython))))
		case 'error':
			return new PythonError(toldError(data))
		case 'object':
			return objectOf(data)
		default:
			throw new Error(`The machine wrote a value of an unknown kind: ${String(data.$)}.`)
	}
}

const floats: Readonly<Record<string, number>> = {
	inf: Infinity,
	'-inf': -Infinity,
	nan: Number.NaN,
}

/** A value of a suite's as data for the machine: a number without a fraction becomes an int. */
export function toPython(value: unknown): unknown {
	if (value === undefined || value === null) return null
	if (typeof value === 'bigint') return { $: 'int', of: String(value) }
	if (typeof value === 'number')
		return Number.isFinite(value) ? value : { $: 'float', of: floatName(value) }
	if (typeof value === 'string' || typeof value === 'boolean') return value
	if (value instanceof Tuple) return { $: 'tuple', of: [...value].map(toPython) }
	if (Array.isArray(value)) return value.map(toPython)
	if (value instanceof Set) return { $: 'set', of: [...value].map(toPython) }
	if (value instanceof Map)
		return { $: 'dict', of: [...value].map(([key, each]) => [toPython(key), toPython(each)]) }
	if (value instanceof Uint8Array)
		return { $: 'bytes', of: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join('')) }
	if (typeof value === 'object') return mapObject(value, toPython)
	throw new TypeError(`A ${typeof value} cannot be handed to Python: only data can.`)
}

function floatName(value: number): string {
	if (Number.isNaN(value)) return 'nan'
	return value > 0 ? 'inf' : '-inf'
}

function mapObject(object: object, map: (value: unknown) => unknown): Record<string, unknown> {
	return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]))
}

function listOf(value: unknown): readonly unknown[] {
	if (!Array.isArray(value)) throw new Error('The machine wrote a value that is not whole.')
	return value
}

function pairOf([key, value]: readonly unknown[]): [unknown, unknown] {
	return [key, value]
}

function objectOf(data: object): PythonObject {
	const fields = fieldOf(data, 'fields')
	return {
		type: String(fieldOf(data, 'type')),
		repr: String(fieldOf(data, 'repr')),
		...(typeof fields === 'object' && fields !== null && { fields: mapObject(fields, fromPython) }),
	}
}

/** The error that data under "$": "error" tells of. */
export function toldError(data: unknown): ToldError {
	if (typeof data !== 'object' || data === null || !('type' in data) || !('frames' in data))
		throw new Error('The machine wrote an error that is not whole.')
	const cause = fieldOf(data, 'cause')
	return {
		type: String(data.type),
		bases: listOf(fieldOf(data, 'bases')).map(String),
		message: String(fieldOf(data, 'message')),
		frames: listOf(data.frames).map((frame) => {
			const [file, line, name] = listOf(frame)
			return [String(file), Number(line), String(name)] as const
		}),
		errors: listOf(fieldOf(data, 'errors') ?? []).map(toldError),
		...(cause !== undefined && { cause: toldError(cause) }),
	}
}

function fieldOf(data: object, name: string): unknown {
	return Reflect.get(data, name)
}
