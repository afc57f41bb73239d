import { describe, expect, test } from 'vitest'
import { formatProgress, parseProgress, type Progress } from './progress.ts'

const progress: Progress = {
	files: { 'fetch-all.ts': 'export {}\n' },
	savedAt: 1_700_000_000_000,
	passedAt: 1_700_000_000_001,
	rungs: { 'start-before-you-wait': 2 },
}

test('reads what was written', () => {
	expect(parseProgress(formatProgress(progress))).toEqual({ status: 'read', progress })
})

test('leaves out when it passed, where it did not', () => {
	const { passedAt, ...open } = progress
	const parsed = parseProgress(formatProgress(open))
	expect(passedAt).toBeDefined()
	expect(parsed).toEqual({ status: 'read', progress: open })
})

describe('calls corrupt', () => {
	test.each([
		['half a text', '{"version":1,"files":{"a.ts":"ex', 'it is not JSON'],
		['a number', '7', 'it is not an object'],
		['a list', '[]', 'it is not an object'],
		['nothing', 'null', 'it is not an object'],
		['another version', '{"version":2}', 'its version is not 1'],
		['no version', '{}', 'its version is not 1'],
		['no files', '{"version":1}', 'its files are not texts'],
		['a file that is no text', spoilt({ files: { 'a.ts': 1 } }), 'its files are not texts'],
		['files in a list', spoilt({ files: ['a'] }), 'its files are not texts'],
		['no date', spoilt({ savedAt: 'today' }), 'it does not say when it was saved'],
		['an odd date of passing', spoilt({ passedAt: true }), 'it passed at no known time'],
		['uncounted hints', spoilt({ rungs: { a: 'two' } }), 'its hints are not counted'],
	])('%s', (_, text, why) => {
		expect(parseProgress(text)).toEqual({ status: 'corrupt', why })
	})
})

function spoilt(wrong: Record<string, unknown>): string {
	return JSON.stringify({ version: 1, ...progress, ...wrong })
}
