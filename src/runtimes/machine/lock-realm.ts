/** What a program could reach the world by, or make code of text with. */
const doors = [
	'eval',
	'fetch',
	'importScripts',
	'XMLHttpRequest',
	'WebSocket',
	'WebTransport',
	'EventSource',
	'Worker',
	'SharedWorker',
	'BroadcastChannel',
	'MessageChannel',
	'indexedDB',
	'caches',
	'navigator',
	'location',
	'postMessage',
	'close',
	'process',
	'require',
	'Buffer',
] as const

/** The prototypes that every object of the language hangs on. */
const roots: readonly unknown[] = [
	Object,
	Function,
	Array,
	String,
	Number,
	Boolean,
	BigInt,
	Symbol,
	Date,
	RegExp,
	Promise,
	Map,
	Set,
	WeakMap,
	WeakSet,
	Error,
	TypeError,
	RangeError,
	ArrayBuffer,
	DataView,
	Uint8Array,
	Int8Array,
	Int32Array,
	Object.getPrototypeOf(Uint8Array),
	Proxy,
	Reflect,
	JSON,
	Math,
]

/**
 * Closes a realm in which only Python is to run: no code is made from text any more, nothing leads
 * out, and what all objects share can no longer be changed. `keep` are doors that are still needed.
 */
export function lockRealm(realm: object, { keep = [] }: { keep?: readonly string[] } = {}): void {
	for (const make of [
		function () {},
		async function () {},
		function* () {},
		async function* () {},
	]) {
		const prototype: unknown = Object.getPrototypeOf(make)
		if (isObject(prototype)) shut(prototype, 'constructor', undefined)
	}
	const refuse = function () {
		throw new Error('No code is made from text here.')
	}
	// `x instanceof Function` is asked by Pyodide.
	refuse.prototype = Function.prototype
	shut(realm, 'Function', refuse)
	for (const door of doors) if (!keep.includes(door)) shut(realm, door, undefined)
	for (const root of roots) {
		if (!isObject(root)) continue
		if ('prototype' in root && isObject(root.prototype)) Object.freeze(root.prototype)
		// V8 and Pyodide set how deep a stack is told on `Error` itself.
		if (root !== Error) Object.freeze(root)
	}
}

function shut(target: object, name: string, value: unknown): void {
	// Not looked at first: Node loads some of its globals, and all they stand on, when somebody looks.
	if (!Reflect.deleteProperty(target, name)) return
	Object.defineProperty(target, name, { value, configurable: false, writable: false })
}

function isObject(value: unknown): value is object {
	return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
