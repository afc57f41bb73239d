import { describe, expect, test } from 'vitest'
import type { Attempt } from './attempt.ts'
import type { Progress } from './progress.ts'
import { workDone } from './work-done.ts'

const exercise = { id: 'double', formerly: ['twice'], languages: ['py', 'ts'] } as const
const attempt = (at: number, more: Partial<Attempt> = {}): Attempt => ({
	version: 1,
	id: `a-${at}`,
	exercise: 'double',
	language: 'ts',
	at,
	outcome: 'failed',
	where: 'here',
	files: { 'a.ts': `// ${at}` },
	...more,
})
const passed = { outcome: 'passed', suiteHash: 'abc' } as const
const done = (attempts: readonly Attempt[], drafts: Record<string, Progress> = {}) =>
	workDone([exercise], {
		attempts,
		progressOf: (id, language) => drafts[`${id}/${language}`],
	})
const draft = { files: { 'a.ts': '// draft' }, savedAt: 9, passedAt: 3, rungs: {} }

describe('what is handed in of an exercise', () => {
	test('is the first attempt that passed, with the suite that graded it', () => {
		const all = [attempt(5), attempt(4, passed), attempt(1), attempt(3, passed)]
		expect(done(all, { 'double/ts': draft })).toEqual([
			{
				exercise: 'double',
				language: 'ts',
				files: { 'a.ts': '// 3' },
				claimed: 'passed',
				at: 3,
				attempts: 4,
				suiteHash: 'abc',
			},
		])
	})

	test('is the latest where none passed', () => {
		expect(done([attempt(2), attempt(7, { outcome: 'timed-out' }), attempt(5)])).toMatchObject([
			{ claimed: 'timed-out', at: 7, attempts: 3 },
		])
	})

	test('is the next best where the files have been let go', () => {
		const { files: _, ...bare } = attempt(1, passed)
		expect(done([bare, attempt(2)])).toMatchObject([{ claimed: 'failed', at: 2, attempts: 2 }])
		expect(done([bare], { 'double/ts': draft })).toEqual([
			{ exercise: 'double', language: 'ts', files: draft.files, at: 9, attempts: 1 },
		])
	})

	test('is the draft where nothing was graded, and it claims nothing', () => {
		expect(done([], { 'double/py': draft })).toEqual([
			{ exercise: 'double', language: 'py', files: draft.files, at: 9, attempts: 0 },
		])
	})

	test('is what was done under a former id, too', () => {
		expect(done([attempt(1, { exercise: 'twice', ...passed })])).toMatchObject([
			{ exercise: 'double', claimed: 'passed' },
		])
		expect(done([], { 'twice/ts': draft })).toMatchObject([{ exercise: 'double', at: 9 }])
	})

	test('is nothing where nothing was done, or it was another exercise', () => {
		expect(done([attempt(1, { exercise: 'other' })], { 'other/ts': draft })).toEqual([])
	})
})
