import { expect, test } from 'vitest'
import type { RunEvent, RunReport } from '../course/report.ts'
import { createLineReader, createLineWriter, createListener, parseReport } from './channel.ts'

function reading(nonce: string) {
	const messages: unknown[] = []
	const outputs: string[] = []
	const reader = createLineReader(nonce, {
		onMessage: (raw) => messages.push(raw),
		onOutput: (text) => outputs.push(text),
	})
	return { reader, messages, output: () => outputs.join('') }
}

function hearing() {
	const events: RunEvent[] = []
	const reports: RunReport[] = []
	const hear = createListener({
		onEvent: (event) => events.push(event),
		onReport: (report) => reports.push(report),
	})
	return { hear, events, reports }
}

const passed = { status: 'passed', name: 'adds', ms: 1 } as const
const failed = { ...passed, status: 'failed', error: { name: 'Error', message: 'no' } } as const
const finished = (...cases: object[]) => ({ report: { status: 'finished', cases, tampering: [] } })

test('a message arrives whole however its line is cut', () => {
	const { reader, messages, output } = reading('n1')
	const write = createLineWriter('n1', (line) => {
		for (const character of line) reader.write(character)
	})
	write({ event: { type: 'alive' } })
	write({ event: { type: 'case-started', name: 'a “quoted”\nname' } })
	expect(messages).toEqual([
		{ event: { type: 'alive' } },
		{ event: { type: 'case-started', name: 'a “quoted”\nname' } },
	])
	expect(output()).toBe('')
})

test('all that is no message is output, in order and at once', () => {
	const { reader, messages, output } = reading('n1')
	reader.write('loading')
	expect(output()).toBe('loading')
	reader.write('…\n\u0001n1 {"event":{"type":"alive"}}\nhalf a line\u0001n1 {"event":1}\n')
	expect(output()).toBe('loading…\nhalf a line')
	expect(messages).toHaveLength(2)
})

test('a line with another nonce is output, not a message', () => {
	const { reader, messages, output } = reading('n1')
	reader.write('\u0001n2 {"report":{"status":"finished"}}\n\u0001n1 not json\n')
	reader.end()
	expect(messages).toEqual([])
	expect(output()).toContain('finished')
	expect(output()).toContain('not json')
})

test('what is left at the end is output', () => {
	const { reader, output } = reading('n1')
	reader.write('\u0001n1 {"rep')
	expect(output()).toBe('')
	reader.end()
	expect(output()).toContain('{"rep')
})

test('a report that cannot be read is a crash that says where', () => {
	expect(parseReport({ status: 'finished', cases: 'all', tampering: [] })).toEqual({
		status: 'crashed',
		message: 'The sandbox sent a report that cannot be read (cases: invalid_type).',
	})
})

test('a report that agrees with its events passes unchanged', () => {
	const { hear, reports } = hearing()
	hear({ event: { type: 'case-ended', case: passed } })
	hear(finished(passed))
	expect(reports).toEqual([{ status: 'finished', cases: [passed], tampering: [] }])
})

test.each([
	['ended in another state', [failed]],
	['never ended', []],
	['ended twice', [passed, passed]],
])('a case that %s while it ran counts as tampering', (_, streamed) => {
	const { hear, reports } = hearing()
	for (const result of streamed) hear({ event: { type: 'case-ended', case: result } })
	hear(finished(passed))
	expect(reports).toMatchObject([{ tampering: ['the result of “adds”'] }])
})

test('nothing is heard after the report', () => {
	const { hear, reports, events } = hearing()
	hear(finished())
	hear(finished(passed))
	hear({ event: { type: 'alive' } })
	expect(reports).toHaveLength(1)
	expect(events).toEqual([])
})

test('an event that is none of ours is not passed on', () => {
	const { hear, events } = hearing()
	hear({ event: { type: 'output', stream: 'out', text: 'x'.repeat(20_000) } })
	hear({ event: { type: 'started', runtime: 'forged' } })
	hear('noise')
	expect(events).toEqual([])
})
