import * as z from 'zod/mini'
import {
	runReportSchema,
	sandboxEventSchema,
	type CaseResult,
	type RunEvent,
	type RunReport,
} from '../course/report.ts'

// What a sandbox and our side say to each other. The far side ran a stranger's code: nothing that
// comes from there is used before one of these parsers has seen it.

/** What the far side sends: one of the two. */
export type Message = { event: RunEvent } | { report: RunReport }

const messageSchema = z.union([z.object({ event: z.unknown() }), z.object({ report: z.unknown() })])

/** The event, or `undefined` when it is none. */
export function parseEvent(raw: unknown): RunEvent | undefined {
	const { data } = sandboxEventSchema.safeParse(raw)
	return data
}

/** The report; what cannot be understood becomes a `crashed` report that says why. */
export function parseReport(raw: unknown): RunReport {
	const { data, error } = runReportSchema.safeParse(raw)
	if (data !== undefined) return data
	const [issue] = error.issues
	const where = issue === undefined ? '' : ` (${issue.path.map(String).join('.')}: ${issue.code})`
	return { status: 'crashed', message: `The sandbox sent a report that cannot be read${where}.` }
}

/**
 * Hears the messages of one run: passes its events on, and holds the report against them.
 * A case that was reported in one state while it ran and in another at the end counts as tampering.
 */
export function createListener({
	onEvent,
	onReport,
}: {
	onEvent: (event: RunEvent) => void
	onReport: (report: RunReport) => void
}): (raw: unknown) => void {
	const heard = new Map<string, CaseResult['status']>()
	const twice = new Set<string>()
	let over = false
	const hearEvent = (event: RunEvent) => {
		if (event.type === 'case-ended') {
			const { name, status } = event.case
			if (heard.has(name)) twice.add(name)
			heard.set(name, status)
		}
		onEvent(event)
	}
	const hearReport = (report: RunReport) => {
		over = true
		if (report.status !== 'finished') return onReport(report)
		const altered = report.cases
			.filter(({ name, status }) => heard.get(name) !== status || twice.has(name))
			.map(({ name }) => resultOf(name))
		onReport({ ...report, tampering: [...report.tampering, ...altered] })
	}
	return (raw) => {
		if (over) return
		const { data } = messageSchema.safeParse(raw)
		if (data === undefined) return
		if ('report' in data) return hearReport(parseReport(data.report))
		const event = parseEvent(data.event)
		if (event !== undefined) hearEvent(event)
	}
}

const resultOf = (name: string) => `the result of “${name}”`

// The line protocol of the Node runner: on its stdout, a line `\u0001<nonce> <json>` is a message, and
// all else is what the learner's code wrote.

const mark = '\u0001'

/** A line longer than this is not ours: a message is bounded, so waiting for its end would only fill memory. */
const longestLine = 8_000_000

/** The writing side: one message becomes one line. `write` gets it whole, line end included. */
export function createLineWriter(
	nonce: string,
	write: (line: string) => void,
): (message: Message) => void {
	// Captured now: the learner's code may replace it later.
	const { stringify } = JSON
	return (message) => write(`${mark}${nonce} ${stringify(message)}\n`)
}

/** Takes stdout in pieces of any size and sorts it; `end` hands over what is left. */
export interface LineReader {
	write(chunk: string): void
	end(): void
}

/**
 * The reading side. `onMessage` gets the parsed JSON, still unproven: hand it to a listener.
 * `onOutput` gets the learner's output in the order it came, in pieces.
 */
export function createLineReader(
	nonce: string,
	{ onMessage, onOutput }: { onMessage: (raw: unknown) => void; onOutput: (text: string) => void },
): LineReader {
	const prefix = `${mark}${nonce} `
	let held = ''
	const output = (text: string) => {
		if (text !== '') onOutput(text)
	}
	const take = (line: string) => {
		// Output without a line end may stand before a message: `process.stdout.write('…')`.
		const start = line.indexOf(prefix)
		if (start === -1) return output(`${line}\n`)
		const raw = parseJson(line.slice(start + prefix.length))
		if (raw === undefined) return output(`${line}\n`)
		output(line.slice(0, start))
		onMessage(raw)
	}
	return {
		write(chunk) {
			held += chunk
			const lines = held.split('\n')
			held = lines.pop() ?? ''
			for (const line of lines) take(line)
			const mayBecomeMessage = held.includes(mark) && held.length < longestLine
			if (mayBecomeMessage) return
			output(held)
			held = ''
		},
		end() {
			output(held)
			held = ''
		},
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown
	} catch {
		return undefined
	}
}
