import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import init, { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Adviser } from '../../src/adviser/adviser.ts'
import { createRuffAdviser, ruffSettings } from '../../src/adviser/ruff-adviser.ts'
import { createTypeScriptAdviser } from '../../src/adviser/typescript-adviser.ts'
import { languages, type Language } from '../../src/course/language.ts'
import { overlay, type Files } from '../../src/course/submission.ts'
import { readTypeLibrary, ruffFile } from '../../src/library/build-adviser.ts'
import { readPages } from '../../src/library/read-lessons.ts'
import { readLesson } from '../../src/library/read-lesson.ts'
import { below, readTree } from '../../src/library/read-tree.ts'
import { root } from '../built-site.ts'

/** What is said of the course's own programs, and why it may be. */
const exceptions: Readonly<Record<string, string>> = {
	'exercises/callback-to-awaitable/py/starter: awaitable.py ASYNC110':
		'to wait by looking again and again is what the exercise mends',
	'exercises/collect-what-matters/ts/starter: heavy-names.ts TS2801':
		'the condition that is a promise is what the exercise mends',
	'exercises/hold-on-to-it/py/starter: background.py RUF006':
		'the task that nobody holds on to is what the exercise mends',
	'exercises/one-at-a-time/py/starter: one_by_one.py F841':
		'the session is there to be used by the learner',
	'exercises/swallowed-cancellation/py/approaches/raises-it-again: retry.py E722':
		'a cancellation is raised again before, which the rule does not see',
	'src/playground/examples/py: blocked-loop.py ASYNC251': 'the program shows what it does',
	'a-blocking-call-freezes-everything: main.py ASYNC251': 'the lesson shows what it does',
	'async-generators: main.py F841': 'the lesson asks how long it takes, not what comes out',
	'blocking-and-non-blocking: main.py ASYNC251': 'the lesson shows what it does',
}

const advisers = new Map<Language, Adviser>()
beforeAll(async () => {
	await init({ module_or_path: await readFile(ruffFile) })
	advisers.set('py', createRuffAdviser(new Workspace(ruffSettings, PositionEncoding.Utf16)))
	advisers.set('ts', createTypeScriptAdviser(await readTypeLibrary()))
})

/** Every remark about those files, as a learner has them: `exercises/x/py/starter: main.py RUF006`. */
function remarksOn(place: string, language: Language, files: Files): string[] {
	const names = Object.keys(files).filter((name) => name.endsWith(`.${language}`))
	return names.flatMap((name) => {
		const remarks = advisers.get(language)?.remarks(files, name) ?? []
		return remarks.map(({ rule, message }) => `${place}: ${name} ${rule?.code ?? message}`)
	})
}

/** The programs of one exercise, each beside the given files: what a learner begins with, and what is right. */
async function* programsOf(exercise: string) {
	for (const language of languages) {
		const folder = `exercises/${exercise}/${language}`
		const tree = await readTree(join(root, folder))
		const [solution, given] = [below('solution', tree), below('given', tree)]
		yield { place: `${folder}/starter`, language, files: { ...below('starter', tree), ...given } }
		yield { place: `${folder}/solution`, language, files: { ...solution, ...given } }
		const approaches = below('approaches', tree)
		const ids = new Set(Object.keys(approaches).map((name) => name.split('/')[0] ?? ''))
		for (const id of ids) {
			const files = { ...overlay(solution, below(id, approaches)), ...given }
			yield { place: `${folder}/approaches/${id}`, language, files }
		}
	}
}

const entries = await readdir(join(root, 'exercises'), { withFileTypes: true })
const exercises = entries
	.filter((entry) => entry.isDirectory() && entry.name !== 'kit')
	.map(({ name }) => name)
const seen = new Set<string>()

/** Those that nobody has a reason for. */
function unexpected(said: readonly string[]): string[] {
	for (const each of said) seen.add(each)
	return said.filter((each) => !Object.hasOwn(exceptions, each))
}

test.each(exercises)('of %s nothing is said but what is meant', async (exercise) => {
	const said: string[] = []
	for await (const { place, language, files } of programsOf(exercise))
		said.push(...remarksOn(place, language, files))
	expect(unexpected(said)).toEqual([])
})

test.each(languages)('of the examples in the playground in %s, too', async (language) => {
	const folder = `src/playground/examples/${language}`
	const files = await readTree(join(root, folder))
	expect(Object.keys(files).length).toBeGreaterThan(2)
	const said = Object.entries(files).flatMap(([name, text]) =>
		remarksOn(folder, language, { [name]: text }),
	)
	expect(unexpected(said)).toEqual([])
})

test('of the programs in lessons, too', async () => {
	const pages = await readPages(root)
	const said = Object.entries(pages).flatMap(([slug, text]) =>
		(readLesson(slug, text).lesson?.programs ?? []).flatMap(({ language, code }) =>
			remarksOn(slug, language, { [`main.${language}`]: `${code}\n` }),
		),
	)
	expect(unexpected(said)).toEqual([])
})

describe('the exceptions', () => {
	test.each(Object.entries(exceptions))('%s is still said: %s', (said) => {
		expect(seen).toContain(said)
	})
})
