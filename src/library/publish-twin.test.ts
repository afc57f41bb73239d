import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Exercise } from '../course/exercise.ts'
import {
	publishedTranslationSchema,
	publishedTwinSchema,
	type PublishedTwin,
} from '../course/published.ts'
import { publishTranslation, publishTwin, twinOf } from './publish-twin.ts'
import { readExercise, readExercises } from './read-exercise.ts'

const project = path.resolve(import.meta.dirname, '../..')
const holds = path.join(project, 'tests/fixtures/exercises/holds')

let root: string
let exercise: Exercise
let published: PublishedTwin

beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'shelf-'))
	const folder = path.join(root, 'twice')
	await cp(holds, folder, { recursive: true })
	await mkdir(path.join(folder, 'ts/given'))
	await writeFile(path.join(folder, 'ts/given/main.ts'), "import { double } from './double.ts'\n")
	await writeFile(
		path.join(folder, 'web.json'),
		JSON.stringify({ routes: [{ url: 'https://a.example/{id}', text: 'A-ROUTE' }] }),
	)
	await writeFile(
		path.join(folder, 'ts/suite.test.ts'),
		`/*! A-LEGAL-COMMENT */
import { inLab } from '#kit/lab'
import { expect, test, type TestContext } from 'vitest'
import web from '../web.json'
import { double } from './solution/double'
import * as program from './given/main.ts'
// A-COMMENT about the mistake
test('gives twice the number', async (context: TestContext) => {
	const run = await inLab(web, () => double(2))
	expect(run.value, context.task.name).toBe(4)
})
test('gives twice three', () => { expect([double(3), program]).toBe(6) })
`,
	)
	exercise = await readExercise(folder)
	published = await publishTwin(exercise, 'ts', {
		hints: { 'add-it-twice': ['<p>One</p>'], 'try-three': ['<p>A</p>', '<p>B</p>'] },
	})
})
afterAll(() => rm(root, { recursive: true }))

test('a published twin is what its schema says', () => {
	expect(publishedTwinSchema.parse(published)).toEqual(published)
})

test('it has the facts of the exercise', () => {
	expect({ ...published, suite: '' }).toEqual({
		suiteHash: expect.stringMatching(/^[0-9a-f]{64}$/),
		exercise: 'twice',
		title: 'Nothing is wrong here',
		language: 'ts',
		seconds: 5,
		suite: '',
		cases: ['gives twice the number', 'gives twice three'],
		hintFor: { 'gives twice the number': 'add-it-twice', 'gives twice three': 'try-three' },
		hints: { 'add-it-twice': ['<p>One</p>'], 'try-three': ['<p>A</p>', '<p>B</p>'] },
		given: { 'main.ts': "import { double } from './double.ts'\n" },
		main: 'main.ts',
		web: { routes: [{ url: 'https://a.example/{id}', text: 'A-ROUTE' }] },
	})
})

test('the suite is one module that imports vitest, the kit and the submission', () => {
	const specifiers = [...published.suite.matchAll(/from"([^"]+)"/g)].map(([, name]) => name)
	expect(specifiers.sort()).toEqual([
		'#kit/lab',
		'./solution/double.ts',
		'./solution/main.ts',
		'vitest',
	])
	expect(published.suite).not.toMatch(/import\(|require/)
})

test('JSON of the exercise is part of the suite', () => {
	expect(published.suite).toContain('A-ROUTE')
})

test('its hash is of what decides a verdict, and of nothing else', async () => {
	const hashOf = async (other: Partial<Exercise>) =>
		(await publishTwin({ ...exercise, ...other }, 'ts', { hints: {} })).suiteHash
	const twin = twinOf(exercise, 'ts')
	expect(await hashOf({ title: 'Another', mistakes: {} })).toBe(published.suiteHash)
	const others = await Promise.all([
		hashOf({ seconds: 6 }),
		hashOf({ web: { routes: [] } }),
		hashOf({ twins: { ts: { ...twin, cases: ['gives twice the number'] } } }),
		hashOf({ twins: { ts: { ...twin, given: { 'main.ts': '' } } } }),
	])
	expect(new Set([published.suiteHash, ...others]).size).toBe(5)
})

test('comments and source maps stay behind', () => {
	expect(published.suite).not.toMatch(/COMMENT|sourceMappingURL/)
})

test('nothing of the solution, an approach or a mistake is in it, not even a name', async () => {
	const real = await readExercises(path.join(project, 'exercises'))
	expect(real.length).toBeGreaterThan(0)
	for (const one of [exercise, ...real]) {
		const twin = twinOf(one, 'ts')
		const { hintFor, ...rest } = await publishTwin(one, 'ts', { hints: one.hints })
		// What hints give away, with their names too, is their author's choice.
		const text = JSON.stringify({ ...rest, hints: {}, answered: Object.keys(hintFor) })
		const secrets = secretsOf(twin)
		expect(secrets.length).toBeGreaterThan(2)
		for (const secret of secrets) expect(text).not.toContain(secret)
	}
	// It bundles every suite of the course.
}, 60_000)

/** The names of mistakes and approaches that say something, and every line that only they and the solution have. */
function secretsOf({ starter, solution, approaches, mistakes, given }: ReturnType<typeof twinOf>) {
	const folders = [solution, ...Object.values(approaches), ...Object.values(mistakes)]
	const shown = [...lines(starter), ...lines(given)].join('\n')
	const written = folders
		.flatMap(lines)
		.filter((line) => line.length >= 12 && !shown.includes(line))
	const names = Object.keys({ ...approaches, ...mistakes })
	return [...names.filter((name) => name.includes('-')), ...new Set(written)].map((secret) =>
		JSON.stringify(secret).slice(1, -1),
	)
}

function lines(files: Readonly<Record<string, string>>): string[] {
	return Object.values(files).flatMap((text) => text.split('\n').map((line) => line.trim()))
}

test('a mistake of the other language chooses no hint', async () => {
	const { squares, ...others } = exercise.mistakes
	if (squares === undefined) throw new Error('the fixture has lost its mistake')
	const mistakes = { ...others, squares: { ...squares, only: 'py' as const } }
	const { hintFor } = await publishTwin({ ...exercise, mistakes }, 'ts', { hints: {} })
	expect(hintFor).toEqual({ 'gives twice the number': 'add-it-twice' })
})

test('a twin that is not there is asked for in vain, with a sentence', async () => {
	await expect(publishTwin(exercise, 'py', { hints: {} })).rejects.toThrow(
		'The exercise "twice" is not there in Python. Is there a folder exercises/twice/py/?',
	)
})

test('a translation is published with the titles of its cases and the hints that answer them', () => {
	const german = {
		title: 'Verdoppeln',
		cases: {
			'gives twice the number': 'liefert das Doppelte',
			'gives twice three': 'auch von drei',
		},
		task: 'Verdopple.',
		hints: { 'add-it-twice': ['Addiere.'] },
	}
	const translated = { ...exercise, translations: { de: german } }
	const hints = { 'add-it-twice': ['<p>Addiere.</p>'], 'of-another-twin': ['<p>Nein.</p>'] }
	const published = publishTranslation(translated, { language: 'ts', locale: 'de' }, { hints })
	expect(publishedTranslationSchema.parse(published)).toEqual({
		cases: german.cases,
		hints: { 'add-it-twice': ['<p>Addiere.</p>'] },
	})
	const french = publishTranslation(translated, { language: 'ts', locale: 'fr' }, { hints })
	expect(french).toBeUndefined()
})

test('the same folder is published the same', async () => {
	const again = await publishTwin(exercise, 'ts', { hints: published.hints })
	expect(again).toEqual(published)
	expect(await readFile(path.join(exercise.folder, 'ts/suite.test.ts'), 'utf8')).toContain(
		'COMMENT',
	)
})
