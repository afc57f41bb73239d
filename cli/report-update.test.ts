import { describe, expect, test } from 'vitest'
import { reportUpdate, sayUpdate } from './report-update.ts'

const before = new Map([
	['src/content/docs/one.mdx', 'one'],
	['src/content/docs/two.mdx', 'two'],
	['src/components/A.astro', 'A\n'],
	['src/components/B.astro', 'B\n'],
	['exercises/e/exercise.md', 'task'],
	['exercises/e/ts/suite.test.ts', 'suite'],
	['exercises/e/py/mistakes/m/a.py', 'wrong'],
	['exercises/f/exercise.md', 'task'],
])
const after = new Map([
	['src/content/docs/one.mdx', 'one, better'],
	['src/content/docs/three.mdx', 'three'],
	['src/components/A.astro', 'A, better\n'],
	['src/components/C.astro', 'C\n'],
	['exercises/e/exercise.md', 'task'],
	['exercises/e/ts/suite.test.ts', 'stricter'],
	['exercises/e/py/mistakes/m/a.py', 'more wrong'],
	['exercises/g/exercise.md', 'task'],
])

describe('what an update changes', () => {
	const own = ['components/A.astro', 'components/B.astro', 'components/C.astro', 'lessons/mine.mdx']
	const report = reportUpdate(before, after, own)

	test('lessons, by name', () => {
		expect(Object.fromEntries(report.lessons)).toEqual({
			one: 'changed',
			two: 'gone',
			three: 'new',
		})
	})

	test('exercises, by the parts that changed', () => {
		expect(Object.fromEntries(report.exercises)).toEqual({
			e: { fate: 'changed', parts: ['Python mistakes', 'TypeScript suite'] },
			f: { fate: 'gone', parts: [] },
			g: { fate: 'new', parts: [] },
		})
	})

	test('files of one’s own over something that is not what it was, with the difference', () => {
		expect(report.overrides.map(({ file, fate }) => `${file} ${fate}`)).toEqual([
			'components/A.astro changed',
			'components/B.astro gone',
			'components/C.astro new',
		])
		expect(report.overrides[0]?.diff).toContain('-A\n+A, better\n')
	})

	test('is said in lines for a person', () => {
		expect(sayUpdate(report, ['1.0.0', '1.1.0'])).toBe(`1.0.0 → 1.1.0

Lessons
  one: changed
  three: new
  two: gone

Exercises
  e: changed (Python mistakes, TypeScript suite)
  f: gone
  g: new

Grades may differ from before in e: another suite decides.

Your files over something that is not what it was
  my-course/components/A.astro: ours has changed. Compare the two, and take over what you want.
  my-course/components/B.astro: ours is gone: yours stands alone now. Is it still used?
  my-course/components/C.astro: we have one of that name now, and yours hides it. Rename yours, if that was not meant.

Beneath them 3 other files changed.`)
	})
})

test('nothing is said of what has not changed', () => {
	expect(sayUpdate(reportUpdate(before, before, ['components/A.astro']), ['1', '1'])).toBe(
		'1 → 1: nothing in it has changed.',
	)
})
