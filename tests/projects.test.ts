import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFiles } from '../src/components/project-files.ts'
import { zipOf } from '../src/components/project-zip.ts'
import type { Language } from '../src/course/language.ts'
import { buildProject, buildRunner } from '../src/library/build-runner.ts'
import { publishTwin, twinOf } from '../src/library/publish-twin.ts'
import { readExercise, readExercises } from '../src/library/read-exercise.ts'
import { root } from './built-site.ts'

// A project that a learner takes home, out of its zip, run as they run it. The download itself is in e2e/share.

let place = ''
let tools: { runner: string; project: string }
beforeAll(async () => {
	place = await mkdtemp(join(tmpdir(), 'interleave-project-'))
	const [runner, project] = await Promise.all([buildRunner(), buildProject()])
	tools = { runner: await readFile(runner, 'utf8'), project: await readFile(project, 'utf8') }
})
afterAll(() => rm(place, { recursive: true, force: true }))

/** Unpacks the project of an attempt by another hand than the one that packed it. Answers its folder. */
async function unpack(id: string, language: Language, answer: 'starter' | 'solution') {
	const exercise = await readExercise(join(root, 'exercises', id))
	const twin = await publishTwin(exercise, language, { hints: exercise.hints })
	const files = twinOf(exercise, language)[answer]
	const name = `${id}-${language}-${answer}`
	const project = projectFiles({ twin, files, home: 'https://learn.example/one/', tools })
	const zip = join(place, `${name}.zip`)
	await writeFile(zip, new Uint8Array(await zipOf(name, project).arrayBuffer()))
	await run('python3', ['-m', 'zipfile', '-e', zip, place], place)
	return join(place, name)
}

function run(command: string, args: readonly string[], cwd: string) {
	return new Promise<{ code: number; text: string }>((resolve) => {
		execFile(command, args, { cwd, env: { ...process.env, NO_COLOR: '1' } }, (error, out, err) => {
			const code = error ? Number(error.code ?? 1) : 0
			resolve({ code, text: out + err })
		})
	})
}

describe('in TypeScript', () => {
	test.each(['fetch-all-at-once', 'count-on-every-core'])(
		'the solution of %s passes, and what the learner began with does not',
		async (id) => {
			const passed = await run('npm', ['test'], await unpack(id, 'ts', 'solution'))
			expect(passed.text).toContain('Passed:')
			expect(passed.code, passed.text).toBe(0)
			const failed = await run('npm', ['test'], await unpack(id, 'ts', 'starter'))
			expect(failed.text).toContain('Not passed:')
			expect(failed.text).toContain('✗')
			expect(failed.code).toBe(1)
		},
	)

	test('the program runs, and the lab web answers it', async () => {
		const { code, text } = await run(
			'npm',
			['start'],
			await unpack('fetch-all-at-once', 'ts', 'solution'),
		)
		expect(code, text).toBe(0)
		expect(text).not.toContain('Error')
	})

	test('a file that is gone is told, and is not passed', async () => {
		const folder = await unpack('fetch-all-at-once', 'ts', 'solution')
		await rm(join(folder, 'fetch-all.ts'))
		const { code, text } = await run('npm', ['test'], folder)
		expect(text).toContain('fetch-all')
		expect(code).toBe(1)
	})
})

test('in Python, the program runs by itself where it asks no web', async () => {
	const folder = await unpack('give-way', 'py', 'solution')
	const { code, text } = await run('python3', ['main.py'], folder)
	expect(code, text).toBe(0)
	expect(text.trim()).not.toBe('')
})

test('no project holds an answer, a mistake or a hint', async () => {
	const exercises = await readExercises(join(root, 'exercises'))
	for (const exercise of exercises.filter(({ status }) => status === 'active')) {
		for (const { language, starter, solution, given } of Object.values(exercise.twins)) {
			const twin = await publishTwin(exercise, language, { hints: exercise.hints })
			const project = projectFiles({ twin, files: starter, home: '', tools })
			const { 'course/runner.mjs': _, 'course/project.mjs': __, ...rest } = project
			const text = JSON.stringify(rest)
			const known = JSON.stringify([starter, given])
			const secrets = [
				...Object.values(solution).flatMap((file) => file.split('\n')),
				...Object.values(exercise.hints).flat(),
			].filter((line) => line.trim().length > 24 && !known.includes(inJson(line)))
			expect(
				secrets.filter((line) => text.includes(inJson(line))),
				`${exercise.id}/${language}`,
			).toEqual([])
			expect(Object.keys(project)).toEqual(expect.arrayContaining(Object.keys(starter)))
			expect(project['README.md']).toContain(exercise.title)
			for (const mistake of Object.keys(exercise.mistakes).filter((name) => name !== 'starter'))
				expect(text, `${exercise.id}/${language}`).not.toContain(`"${mistake}"`)
		}
	}
})

function inJson(line: string): string {
	return JSON.stringify(line.trim()).slice(1, -1)
}
