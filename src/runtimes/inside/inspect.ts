// A learner sees the same line whether their code ran in a browser's worker or in Node, so values are
// printed the way Node prints them: https://nodejs.org/api/util.html#utilinspectobject-options

const widest = 80
const mostEntries = 100
const deepest = 2
/** How many levels may share a line. */
const levelsInLine = 3

/** A value as Node's console prints it inside of something; a bare string is printed by `formatLine`. */
export function inspect(value: unknown): string {
	return print(value, start(0))
}

function start(depth: number): Context {
	return { depth, above: [], indent: 0, reached: { depth } }
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
	const own =
		value.toString !== Object.prototype.toString && value.toString !== Array.prototype.toString
	const prints = own && typeof value.toString === 'function' && !(value instanceof Error)
	// eslint-disable-next-line @typescript-eslint/no-base-to-string -- it has a way of its own
	return prints ? String(value) : print(value, start(deepest))
}

function printNumber(value: unknown, read: (value: unknown) => number): string {
	if (typeof value === 'bigint') return `${value}n`
	return typeof value === 'symbol' ? 'NaN' : String(read(value))
}

function printJson(value: unknown): string {
	try {
		return toJson(value) ?? 'undefined'
	} catch {
		return '[Circular]'
	}
}

/** Nothing, for what JSON does not have; the type of `JSON.stringify` does not say so. */
function toJson(value: unknown): string | undefined {
	return JSON.stringify(value)
}

interface Context {
	depth: number
	above: readonly object[]
	indent: number
	/** The depth of the object that was printed last: how deep the one around it goes. */
	reached: { depth: number }
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

function printFunction(value: object & { name: string }): string {
	const { name } = value
	if (Function.prototype.toString.call(value).startsWith('class')) {
		const parent: unknown = Object.getPrototypeOf(value)
		const above = typeof parent === 'function' ? parent.name : ''
		return `[class ${name === '' ? '(anonymous)' : name}${above === '' ? '' : ` extends ${above}`}]`
	}
	const kind = value.constructor.name === '' ? 'Function' : value.constructor.name
	return name === '' ? `[${kind} (anonymous)]` : `[${kind}: ${name}]`
}

function printObject(value: object, context: Context): string {
	if (context.above.includes(value)) return '[Circular *1]'
	try {
		const leaf = printLeaf(value)
		if (leaf !== undefined) return leaf
		const prefix = prefixOf(value)
		if (context.depth > deepest && !isEmpty(value))
			return `[${Array.isArray(value) ? 'Array' : nameOf(value)}]`
		return printEntries(value, prefix, context)
	} catch {
		// A getter or a proxy of the learner's may throw while it is looked at.
		return '[an object that cannot be printed]'
	}
}

function isEmpty(value: object): boolean {
	if (value instanceof Map || value instanceof Set) return value.size === 0
	return Array.isArray(value) ? value.length === 0 : Reflect.ownKeys(value).length === 0
}

/** What is printed without a look inside. */
function printLeaf(value: object): string | undefined {
	if (value instanceof Error) return printError(value)
	if (value instanceof Date)
		return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
	if (value instanceof RegExp) return String(value)
	if (value instanceof Promise) return 'Promise { … }'
	if (value instanceof WeakMap || value instanceof WeakSet)
		return `${nameOf(value)} { <items unknown> }`
	return undefined
}

/** With its stack where it has one: Chromium's begins with the message, the other engines' does not. */
function printError(error: Error): string {
	const head = error.message === '' ? error.name : `${error.name}: ${error.message}`
	const stack = error.stack ?? ''
	const whole = stack.includes(error.message)
		? stack
		: `${head}\n${stack.replace(/^/gm, '    at ')}`
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

function printEntries(value: object, prefix: string, context: Context): string {
	const { depth, above, indent, reached } = context
	const inner = { depth: depth + 1, above: [...above, value], indent: indent + 2, reached }
	const [left, close] = isList(value) ? ['[', ']'] : ['{', '}']
	const open = prefix + left
	if (!isEmpty(value)) reached.depth = depth
	const entries = entriesOf(value, inner)
	if (entries.length === 0) return `${open}${close}`
	const rows = isList(value) && entries.length > 6 ? toRows(entries, indent) : entries
	const length = entries.reduce((sum, entry) => sum + entry.length + 2, open.length + indent + 10)
	const inLine =
		rows === entries &&
		reached.depth - depth < levelsInLine &&
		length <= widest &&
		!entries.some((entry) => entry.includes('\n'))
	if (inLine) return `${open} ${entries.join(', ')} ${close}`
	const pad = ' '.repeat(indent + 2)
	return `${open}\n${pad}${rows.join(`,\n${pad}`)}\n${' '.repeat(indent)}${close}`
}

function isList(value: object): boolean {
	return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value)
}

/** A long list of short things goes several to a row, in columns; the width is chosen so that it looks square. */
function toRows(entries: readonly string[], indent: number): readonly string[] {
	const rest = entries.at(-1)?.startsWith('... ') === true ? entries.slice(-1) : []
	const cells = entries.slice(0, entries.length - rest.length)
	const longest = Math.max(...cells.map((cell) => cell.length))
	const room = longest + 2
	const total = cells.reduce((sum, cell) => sum + cell.length + 2, 0)
	const fits = room * 3 + indent < widest && (total / room > 5 || longest <= 6)
	if (!fits) return entries
	const typical = Math.max(room - 3 - Math.sqrt(room - total / entries.length), 1)
	const square = Math.round(Math.sqrt(2.5 * typical * cells.length) / typical)
	const columns = Math.min(square, Math.floor((widest - indent) / room), 4 * levelsInLine, 15)
	return columns <= 1 ? entries : [...layOut(cells, columns), ...rest]
}

function layOut(cells: readonly string[], columns: number): string[] {
	const numeric = cells.every((cell) => /^-?[\d.]+(e[+-]\d+)?n?$/.test(cell))
	const widths = Array.from({ length: columns }, (_, column) =>
		Math.max(...cells.filter((_, i) => i % columns === column).map((cell) => cell.length)),
	)
	const rows: string[] = []
	for (let at = 0; at < cells.length; at += columns) {
		const row = cells.slice(at, at + columns)
		const padded = row.map((cell, i) => {
			const width = widths[i] ?? 0
			if (numeric) return cell.padStart(width)
			return i === row.length - 1 ? cell : `${cell},`.padEnd(width + 1)
		})
		rows.push(padded.join(numeric ? ', ' : ' '))
	}
	return rows
}

function entriesOf(value: object, context: Context): string[] {
	if (value instanceof Map) {
		return limited([...value], ([k, v]) => `${print(k, context)} => ${print(v, context)}`)
	}
	if (value instanceof Set) return limited([...value], (v) => print(v, context))
	if (Array.isArray(value)) return printItems(value, context)
	if (value instanceof Uint8Array) return limited([...value], String)
	return Reflect.ownKeys(value)
		.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key))
		.map((key) => `${printKey(key)}: ${printProperty(value, key, context)}`)
}

function limited<T>(items: readonly T[], printItem: (item: T) => string): string[] {
	const shown = items.slice(0, mostEntries).map((item) => printItem(item))
	return [...shown, ...moreItems(items.length - shown.length)]
}

function moreItems(count: number): string[] {
	return count > 0 ? [`... ${count} more item${count === 1 ? '' : 's'}`] : []
}

function printItems(items: readonly unknown[], context: Context): string[] {
	const out: string[] = []
	let at = 0
	while (at < items.length && out.length < mostEntries) {
		const from = at
		while (at < items.length && !(at in items)) at += 1
		const holes = at - from
		if (holes > 0) out.push(`<${holes} empty item${holes === 1 ? '' : 's'}>`)
		else out.push(print(items[at++], context))
	}
	return [...out, ...moreItems(items.length - at)]
}

function printKey(key: string | symbol): string {
	if (typeof key === 'symbol') return key.toString()
	return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : quote(key)
}

function printProperty(value: object, key: string | symbol, context: Context): string {
	const property = Object.getOwnPropertyDescriptor(value, key)
	const { get, set } = property ?? {}
	if (get !== undefined) return set === undefined ? '[Getter]' : '[Getter/Setter]'
	if (set !== undefined) return '[Setter]'
	return print(property?.value, context)
}
