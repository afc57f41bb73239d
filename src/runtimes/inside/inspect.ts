// A learner sees the same line whether their code ran in a browser's worker or in Node, so values are
// printed the way Node prints them: https://nodejs.org/api/util.html#utilinspectobject-options

const widest = 72
const mostEntries = 100
const deepest = 2

/** A value as Node's console prints it inside of something; a bare string is printed by `formatLine`. */
export function inspect(value: unknown): string {
	return print(value, { depth: 0, above: [], indent: 0 })
}

/** The arguments of one console call as one line, with `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O`, `%c`. */
export function formatLine(args: readonly unknown[]): string {
	const [first, ...rest] = args
	if (typeof first !== 'string') return args.map(printArgument).join(' ')
	let used = 0
	const text = first.replace(/%[sdifjoOc%]/g, (directive) => {
		if (directive === '%%') return rest.length > 0 ? '%' : '%%'
		if (used >= rest.length) return directive
		return printDirective(directive, rest[used++])
	})
	return [text, ...rest.slice(used).map(printArgument)].join(' ')
}

function printArgument(value: unknown): string {
	return typeof value === 'string' ? value : inspect(value)
}

function printDirective(directive: string, value: unknown): string {
	switch (directive) {
		case '%s':
			return typeof value === 'string' ? value : printPlain(value)
		case '%d':
			return typeof value === 'object' ? 'NaN' : printNumber(value, Number)
		case '%i':
			return typeof value === 'object' ? 'NaN' : printNumber(value, (v) => parseInt(String(v), 10))
		case '%f':
			return typeof value === 'symbol' ? 'NaN' : String(parseFloat(String(value)))
		case '%j':
			return printJson(value)
		case '%c':
			return ''
		default:
			return inspect(value)
	}
}

function printPlain(value: unknown): string {
	if (typeof value === 'bigint') return `${value}n`
	if (typeof value === 'number' && Object.is(value, -0)) return '-0'
	if (typeof value !== 'object' || value === null) return String(value)
	const own = value.toString !== Object.prototype.toString && value.toString !== Array.prototype.toString
	return own && typeof value.toString === 'function' && !(value instanceof Error)
		? String(value)
		: inspect(value)
}

function printNumber(value: unknown, read: (value: unknown) => number): string {
	if (typeof value === 'bigint') return `${value}n`
	return typeof value === 'symbol' ? 'NaN' : String(read(value))
}

function printJson(value: unknown): string {
	try {
		return JSON.stringify(value) ?? 'undefined'
	} catch {
		return '[Circular]'
	}
}

interface Context {
	depth: number
	above: readonly object[]
	indent: number
}

function print(value: unknown, context: Context): string {
	switch (typeof value) {
		case 'string':
			return quote(value)
		case 'bigint':
			return `${value}n`
		case 'number':
			return Object.is(value, -0) ? '-0' : String(value)
		case 'symbol':
			return value.toString()
		case 'function':
			return printFunction(value)
		case 'object':
			return value === null ? 'null' : printObject(value, context)
		default:
			return String(value)
	}
}

function quote(text: string): string {
	const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t')
	if (!text.includes("'")) return `'${escaped}'`
	if (!text.includes('"')) return `"${escaped}"`
	return text.includes('`') ? `'${escaped.replaceAll("'", "\\'")}'` : `\`${escaped}\``
}

function printFunction(value: Function): string {
	const isClass = Function.prototype.toString.call(value).startsWith('class')
	const name = value.name === '' ? '(anonymous)' : value.name
	if (isClass) return `[class ${name}]`
	const kind = value.constructor.name === '' ? 'Function' : value.constructor.name
	return value.name === '' ? `[${kind} (anonymous)]` : `[${kind}: ${name}]`
}

function printObject(value: object, context: Context): string {
	if (context.above.includes(value)) return '[Circular *1]'
	try {
		const leaf = printLeaf(value)
		if (leaf !== undefined) return leaf
		const prefix = prefixOf(value)
		if (context.depth > deepest) return `[${Array.isArray(value) ? 'Array' : nameOf(value)}]`
		return printEntries(value, prefix, context)
	} catch {
		// A getter or a proxy of the learner's may throw while it is looked at.
		return '[an object that cannot be printed]'
	}
}

/** What is printed without a look inside. */
function printLeaf(value: object): string | undefined {
	if (value instanceof Error) return printError(value)
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
	if (value instanceof RegExp) return String(value)
	if (value instanceof Promise) return 'Promise { … }'
	if (value instanceof WeakMap || value instanceof WeakSet) return `${nameOf(value)} { <items unknown> }`
	return undefined
}

/** With its stack where it has one: Chromium's begins with the message, the other engines' does not. */
function printError(error: Error): string {
	const head = error.message === '' ? error.name : `${error.name}: ${error.message}`
	const stack = error.stack ?? ''
	const whole = stack.includes(error.message) ? stack : `${head}\n${stack.replace(/^/gm, '    at ')}`
	const cause = error.cause === undefined ? '' : ` {\n  [cause]: ${inspect(error.cause)}\n}`
	return (whole.trimEnd() || `[${head}]`) + cause
}

function nameOf(value: object): string {
	const prototype: unknown = Object.getPrototypeOf(value)
	if (prototype === null) return '[Object: null prototype]'
	const { constructor } = value
	return typeof constructor === 'function' && constructor.name !== '' ? constructor.name : 'Object'
}

function prefixOf(value: object): string {
	const name = nameOf(value)
	if (Array.isArray(value)) return name === 'Array' ? '' : `${name}(${value.length}) `
	if (value instanceof Map || value instanceof Set) return `${name}(${value.size}) `
	if (ArrayBuffer.isView(value) && 'length' in value) return `${name}(${String(value.length)}) `
	return name === 'Object' ? '' : `${name} `
}

function printEntries(value: object, prefix: string, { depth, above, indent }: Context): string {
	const inner = { depth: depth + 1, above: [...above, value], indent: indent + 2 }
	const [open, close] = isList(value) ? ['[', ']'] : ['{', '}']
	const all = entriesOf(value, inner)
	const shown = all.slice(0, mostEntries)
	const more = all.length - shown.length
	if (more > 0) shown.push(`... ${more} more item${more === 1 ? '' : 's'}`)
	if (shown.length === 0) return `${prefix}${open}${close}`
	const line = `${prefix}${open} ${shown.join(', ')} ${close}`
	const short = line.length + indent <= widest + prefix.length && !line.includes('\n')
	if (short && (shown.length <= 6 || !isList(value))) return line
	const pad = ' '.repeat(indent + 2)
	const rows = isList(value) && shown.length > 6 ? toRows(shown) : shown
	return `${prefix}${open}\n${pad}${rows.join(`,\n${pad}`)}\n${' '.repeat(indent)}${close}`
}

function isList(value: object): boolean {
	return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value)
}

/** A long list of short things goes several to a row, in columns of one width. */
function toRows(cells: readonly string[]): readonly string[] {
	const width = Math.max(...cells.map((c) => c.length)) + 2
	if (width > 22 || cells.some((c) => c.includes('\n'))) return cells
	const columns = Math.min(16, Math.floor(Math.sqrt(2.5 * width * cells.length) / width), 15)
	if (columns <= 1) return cells
	const numeric = cells.every((c) => /^-?[\d.]+n?$/.test(c))
	const widths = Array.from({ length: columns }, (_, column) =>
		Math.max(...cells.filter((_, i) => i % columns === column).map((c) => c.length)),
	)
	const rows: string[] = []
	for (let at = 0; at < cells.length; at += columns) {
		const row = cells.slice(at, at + columns)
		const last = row.length - 1
		const padded = row.map((cell, i) => {
			const room = widths[i] ?? 0
			if (numeric) return cell.padStart(room)
			return i === last ? cell : `${cell},`.padEnd(room + 1)
		})
		rows.push(padded.join(numeric ? ', ' : ' '))
	}
	return rows
}

function entriesOf(value: object, context: Context): string[] {
	if (value instanceof Map) {
		return [...value].map(([k, v]) => `${print(k, context)} => ${print(v, context)}`)
	}
	if (value instanceof Set) return [...value].map((v) => print(v, context))
	if (Array.isArray(value)) return printItems(value, context)
	if (ArrayBuffer.isView(value) && Symbol.iterator in value && value instanceof Uint8Array) {
		return [...value].map(String)
	}
	return Reflect.ownKeys(value)
		.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key))
		.map((key) => `${printKey(key)}: ${printProperty(value, key, context)}`)
}

function printItems(items: readonly unknown[], context: Context): string[] {
	const out: string[] = []
	let holes = 0
	const closeHoles = () => {
		if (holes > 0) out.push(`<${holes} empty item${holes === 1 ? '' : 's'}>`)
		holes = 0
	}
	// One more than is shown, so that the reader of the list knows that there is more.
	for (let i = 0; i < items.length; i++) {
		if (i in items) {
			closeHoles()
			out.push(out.length < mostEntries ? print(items[i], context) : '')
		} else holes += 1
	}
	closeHoles()
	return out
}

function printKey(key: string | symbol): string {
	if (typeof key === 'symbol') return `[${key.toString()}]`
	return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : quote(key)
}

function printProperty(value: object, key: string | symbol, context: Context): string {
	const property = Object.getOwnPropertyDescriptor(value, key)
	if (property?.get !== undefined) return property.set === undefined ? '[Getter]' : '[Getter/Setter]'
	return print(property?.value, context)
}
