import {
	mostTraceEvents,
	type Place,
	type Trace,
	type TraceEvent,
	type Wait,
} from '../../course/trace.ts'
import { passLoop } from './loop-watch.ts'
import { ThreadLane } from './thread-lane.ts'

// What the learner's async functions did. Their modules call the hooks below; see trace-rewrite.ts.

/** Where the rewritten modules find the hooks. */
export const traceSpecifier = 'interleave:trace'

/** One call of an async function, or a module. */
interface Call {
	/** The trace that it stands in: a call that outlives its own is not told of in the next. */
	trace: number
	task: number
	file: string
	runs: string
	/** When the stretch that it is on began. */
	since: number
	isWaiting: boolean
	/** Whoever called it has the thread until it first waits, and gets it back then. */
	caller: Call | undefined
	hasWaited: boolean
	/** Timers that were set and requests that were made since the last `k`. */
	timers: number
	requests: number
	/** The thread that was listened to since then. */
	thread: number | undefined
	end: 'done' | 'failed' | 'cancelled'
}

const now = () => performance.now() / 1_000

let events: TraceEvent[] = []
let leftOut = 0
let trace = 0
let isOn = false
let base = 0
let count = 0
let most = mostTraceEvents
const counts = new Map<string, number>()
let current: Call | undefined
/** What a promise that is kept stands for. */
let owners = new WeakMap<object, Wait>()
/** Those of the trace. */
const threads = new Map<number, ThreadLane>()

/** Begins a trace: its time 0 is now. */
export function beginTrace(limit = mostTraceEvents): void {
	events = []
	leftOut = count = 0
	counts.clear()
	threads.clear()
	owners = new WeakMap()
	current = undefined
	most = limit
	trace++
	base = now()
	isOn = true
}

/** Ends it. Answers what was seen, in the order in which it was. */
export function endTrace(): Trace {
	for (const thread of threads.values()) thread.end('cancelled', now() - base)
	isOn = false
	return { version: 2, events, ...(leftOut > 0 && { leftOut }) }
}

/** How many events there were; while it is the same, there is nothing new to tell. */
export function countEvents(): number {
	return events.length + leftOut
}

/** What was seen so far, also of the calls that have the thread now; the innermost of them is at that place. */
export function traceSoFar(place?: Place): Trace {
	const open: TraceEvent[] = []
	const to = now() - base
	for (let call = current; call && isTold(call) && !call.isWaiting; call = call.caller) {
		const at = call === current ? place : undefined
		const { task, since: from, runs } = call
		open.push({
			what: 'ran',
			...{ task, from, to, then: 'stopped', in: cut(runs) },
			...(at && { place: { ...at, file: cut(at.file) } }),
		})
		// Who has waited is called by nobody any more.
		if (call.hasWaited) break
	}
	const seen = [...events, ...open].slice(0, most)
	const more = countEvents() + open.length - seen.length
	return { version: 2, events: seen, ...(more > 0 && { leftOut: more }) }
}

function tell(event: TraceEvent): void {
	if (events.length < most) events.push(event)
	else leftOut++
}

function create(runs: string, file: string): Call {
	const number = (counts.get(runs) ?? 0) + 1
	const since = now() - base
	const call: Call = {
		trace: isOn ? trace : -1,
		task: isOn ? ++count : 0,
		file,
		runs,
		since,
		isWaiting: false,
		caller: current,
		hasWaited: false,
		timers: 0,
		requests: 0,
		thread: undefined,
		end: 'done',
	}
	if (!isOn) return call
	counts.set(runs, number)
	const name = number === 1 ? runs : `${runs} #${number}`
	tell({
		what: 'created',
		task: call.task,
		at: since,
		name: cut(name),
		runs: cut(runs),
		...maker(),
	})
	return call
}

/** Whoever has the thread now. */
function maker(): { by?: number } {
	return current?.trace === trace && current.task > 0 ? { by: current.task } : {}
}

/** A thread is started, and loads that file. Answers its lane; where nobody traces, none. */
export function traceThread(name: string, file: string): ThreadLane | undefined {
	if (!isOn) return undefined
	const [task, mine, at] = [++count, trace, now() - base]
	const runs = cut(file)
	tell({ what: 'created', task, at, name: cut(name), kind: 'thread', runs, ...maker() })
	const lane = new ThreadLane(task, at, (stretch) => {
		if (isOn && trace === mine) tell({ what: 'ran', task, ...stretch })
	})
	threads.set(task, lane)
	return lane
}

/** What a thread can be listened to for: then it is waited for. */
export const threadsSay: readonly (string | symbol)[] = ['message', 'error', 'exit', 'online']

/** Somebody listens to it: that is what the next `await` of whoever runs waits for. */
export function listenToThread({ task }: ThreadLane): void {
	if (current) current.thread = task
}

/** The time of the trace; `stamp` is in milliseconds since 1970, by any realm's `performance`. */
export function traceTime(stamp = performance.timeOrigin + performance.now()): number {
	return (stamp - performance.timeOrigin) / 1_000 - base
}

function isTold(call: Call): boolean {
	return isOn && call.trace === trace
}

function wake(call: Call): void {
	if (!call.isWaiting) return
	call.isWaiting = false
	call.since = now() - base
	current = call
}

function stretch(
	call: Call,
	end: { then: 'waits' | 'yields' | Call['end']; line?: number; on?: Wait },
) {
	const { then, line, on } = end
	tell({
		what: 'ran',
		task: call.task,
		from: call.since,
		to: now() - base,
		then,
		in: cut(call.runs),
		...(line !== undefined && { place: { file: cut(call.file), line } }),
		...(on && { on }),
	})
}

/** The thread goes back to the caller the first time, and to the event loop from then on. */
function giveWay(call: Call): void {
	current = call.hasWaited ? undefined : call.caller
	call.hasWaited = true
}

/** What a call waits for that waits for this: what it began to make, or whoever the promise belongs to. */
function waitFor(call: Call, mark: number, value: unknown, label: string | undefined): Wait {
	if (label?.startsWith('Promise.')) return { kind: kindOf(call, mark) ?? 'task', name: label }
	// The body of an answer.
	if (label !== undefined) return { kind: 'http', name: label }
	if (!(value instanceof Promise)) return { kind: 'other', name: 'value' }
	const owner = owners.get(value)
	if (owner !== undefined) return owner
	const kind = kindOf(call, mark)
	switch (kind) {
		case 'task':
			return { kind, task: firstCall(mark) }
		case 'thread':
			return { kind, task: call.thread }
		case 'http':
			return { kind, name: 'fetch' }
		case 'sleep':
			return { kind }
		default:
			return { kind: 'other', name: 'promise' }
	}
}

/** By what it began to make since then. */
function kindOf(call: Call, mark: number): 'task' | 'thread' | 'http' | 'sleep' | undefined {
	if (firstCall(mark) !== undefined) return 'task'
	if (call.thread !== undefined) return 'thread'
	if (call.requests > 0) return 'http'
	return call.timers > 0 ? 'sleep' : undefined
}

/** Of the calls that were begun meanwhile the first is the one that is awaited; others it began itself. */
function firstCall(mark: number): number | undefined {
	for (let task = mark + 1; task <= count; task++) if (!threads.has(task)) return task
	return undefined
}

/** What the rewritten code calls; one short name each, for it stands in the learner's lines. */
export const hooks = {
	/** A module begins. */
	m(file: string): Call {
		const call = create(file, file)
		// Whatever it calls is called by it; nobody called it.
		current = call
		return call
	},
	/** A call begins. */
	c(runs: string, file: string): Call {
		const call = create(runs, file)
		current = call
		return call
	},
	/** What was begun so far: with it `a` and `p` see what came of the expression after it. */
	k(): number {
		if (current) {
			current.timers = current.requests = 0
			current.thread = undefined
		}
		return count
	},
	/** It waits for that value. */
	a<T>(call: Call, mark: number, value: T, line: number, label?: string): T {
		wake(call)
		if (isTold(call)) stretch(call, { then: 'waits', line, on: waitFor(call, mark, value, label) })
		call.isWaiting = true
		giveWay(call)
		return value
	},
	/** It goes on with what it waited for. */
	e<T>(call: Call, value: T): T {
		wake(call)
		return value
	},
	/** It goes on, after an error maybe. */
	w: wake,
	/** A generator hands a value out, and waits to be asked for the next. */
	y<T>(call: Call, value: T, line: number): T {
		wake(call)
		const on: Wait = { kind: 'other', name: 'to be asked for more' }
		if (isTold(call)) stretch(call, { then: 'waits', line, on })
		call.isWaiting = true
		giveWay(call)
		return value
	},
	/** A `for await`: it waits for each of what comes. */
	i<T>(call: Call, iterable: T, line: number): T {
		const make = (iterable as { [Symbol.asyncIterator]?: unknown } | undefined)?.[
			Symbol.asyncIterator
		]
		if (typeof make !== 'function') return iterable
		const told = {
			[Symbol.asyncIterator]() {
				const iterator = Reflect.apply(make, iterable, []) as AsyncIterator<unknown>
				// A generator begins when it is first asked.
				let generator: number | undefined
				const next = (...value: [] | [undefined]) => {
					const mark = hooks.k()
					const promise = iterator.next(...value)
					generator ??= firstCall(mark)
					if (isOn && generator !== undefined)
						owners.set(promise, { kind: 'task', task: generator })
					return hooks.a(call, mark, promise, line)
				}
				const rest = iterator.return && { return: () => iterator.return?.() }
				return { next, ...rest }
			},
		}
		return told as T
	},
	/** An error leaves it. */
	x(call: Call, error: unknown): void {
		wake(call)
		call.end = error instanceof Error && error.name === 'AbortError' ? 'cancelled' : 'failed'
	},
	/** It ends. */
	d(call: Call): void {
		wake(call)
		if (isTold(call)) stretch(call, { then: call.end })
		giveWay(call)
	},
	/** A promise is kept: whose is it? */
	p<T>(mark: number, value: T): T {
		if (!isOn || !(value instanceof Promise) || owners.has(value)) return value
		const task = firstCall(mark)
		if (task !== undefined) owners.set(value, { kind: 'task', task })
		else if (current?.thread !== undefined)
			owners.set(value, { kind: 'thread', task: current.thread })
		return value
	},
	/** A loop has turned often. */
	l: passLoop,
	/** A timer is set. */
	n<T>(setTimeout: T): T {
		if (current) current.timers++
		return setTimeout
	},
	/** A request is made. */
	q<T>(fetch: T): T {
		if (current) current.requests++
		return fetch
	},
}

function cut(name: string): string {
	return name.length > 300 ? `${name.slice(0, 299)}…` : name
}
