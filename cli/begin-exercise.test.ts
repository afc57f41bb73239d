import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readExercise } from '../src/library/read-exercise.ts'
import { readTree } from '../src/library/read-tree.ts'
import { beginExercise } from './begin-exercise.ts'

const template = path.resolve(import.meta.dirname, '../exercises/_template')

let root: string
beforeEach(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'begin-'))
	await cp(template, path.join(root, '_template'), { recursive: true })
})
afterEach(() => rm(root, { recursive: true }))

const begin = (id: string, title?: string) => beginExercise({ id, title, root })

test('a new exercise is a draft that its reader has nothing to say against', async () => {
	await begin('retry-with-backoff')
	expect(await readExercise(path.join(root, 'retry-with-backoff'))).toMatchObject({
		id: 'retry-with-backoff',
		title: 'Retry with backoff',
		status: 'draft',
	})
})

test('it carries its own name everywhere, and nothing carries the name of the template', async () => {
	const files = await begin('retry-with-backoff')
	expect(files).toContain('ts/solution/retry-with-backoff.ts')
	expect(files).toContain('py/solution/retry_with_backoff.py')
	const tree = await readTree(path.join(root, 'retry-with-backoff'))
	expect(Object.keys(tree).sort()).toEqual(files.toSorted())
	expect(tree['ts/suite.test.ts']).toContain(
		"import { retryWithBackoff } from './solution/retry-with-backoff.ts'",
	)
	expect(tree['py/suite.test.ts']).toContain('from retry_with_backoff import retry_with_backoff')
	expect(JSON.stringify(tree)).not.toMatch(/add[-_]?later/i)
})

test.each([
	['py', 'ts'],
	['ts', 'py'],
] as const)('only in %s, it has no half in %s, and says why it is one', async (only, other) => {
	const files = await beginExercise({ id: 'retry', title: undefined, only, root })
	expect(files.filter((file) => file.startsWith(`${other}/`))).toEqual([])
	const exercise = await readExercise(path.join(root, 'retry'))
	expect(exercise.only).toBe(only)
	expect(Object.keys(exercise.twins)).toEqual([only])
	const matter = await readFile(path.join(root, 'retry/exercise.md'), 'utf8')
	expect(matter).toMatch(/^# Say here why it exists in (Python|TypeScript) alone\.$/m)
})

test('a title with a colon and quotes stays what it is', async () => {
	await begin('retry', 'Try: "again"')
	expect((await readExercise(path.join(root, 'retry'))).title).toBe('Try: "again"')
})

test('what is there already stays as it is', async () => {
	await begin('retry')
	const file = path.join(root, 'retry/exercise.md')
	const before = await readFile(file, 'utf8')
	await expect(begin('retry', 'Another')).rejects.toThrow(
		/retry\/ is there already\. Choose another name, or delete the folder\.$/,
	)
	expect(await readFile(file, 'utf8')).toBe(before)
	await mkdir(path.join(root, 'empty'))
	await expect(begin('empty')).rejects.toThrow('is there already')
})

test.each([
	[
		'Retry With_Backoff',
		'"Retry With_Backoff" is no name: it is lower case words joined by hyphens. Did you mean "retry-with-backoff"?',
	],
	[
		'retryWithBackoff',
		'"retryWithBackoff" is no name: it is lower case words joined by hyphens. Did you mean "retry-with-backoff"?',
	],
	[
		'../escape',
		'"../escape" is no name: it is lower case words joined by hyphens. Did you mean "escape"?',
	],
	['12', '"12" is no name: it is lower case words joined by hyphens.'],
	['await', '"await" means something in Python, so no file can be called that. Use two words.'],
	[
		'switch',
		'"switch" means something in TypeScript, so no function can be called that. Use two words.',
	],
])('the name "%s" is refused with a better one', async (id, sentence) => {
	await expect(begin(id)).rejects.toThrow(sentence)
	expect(await readTree(root)).toEqual(
		Object.fromEntries(
			Object.entries(await readTree(template)).map(([file, text]) => [`_template/${file}`, text]),
		),
	)
})

test('a title that is too long is refused', async () => {
	await expect(begin('retry', 'x'.repeat(61))).rejects.toThrow(
		'A title has 1 to 60 letters. Give a shorter one with --title "…".',
	)
})

test('a name that only one language minds is refused where that language is wanted', async () => {
	await expect(begin('queue')).rejects.toThrow(
		'"queue" is a module that Python has already, and a file of that name hides it. Use two words.',
	)
	const only = { title: undefined, root }
	await expect(beginExercise({ ...only, id: 'lambda', only: 'ts' })).resolves.not.toEqual([])
	await expect(beginExercise({ ...only, id: 'switch', only: 'py' })).resolves.not.toEqual([])
})
