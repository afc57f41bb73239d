import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtempDisposable, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { layFiles, runCourse } from './course-command.ts'

// A school's course, on one version of ours and then on the next: made, filled, checked, built and updated as an
// instructor does it. Packages come from npm's cache where it has them.

/** An install, a check that builds Python, or a build, on a machine that is busy with other tests. */
const patience = 300_000

let folder: Awaited<ReturnType<typeof mkdtempDisposable>>
let school: string

/** Runs `course` as npm puts it into the way of the school. */
async function course(...args: string[]): Promise<{ code: number; said: string }> {
	const bin = join(school, 'node_modules/.bin/course')
	return runIn(school, bin, args)
}

async function runIn(cwd: string, command: string, args: readonly string[]) {
	// vitest tells what it runs of its own base, and a build would take that for its.
	const env = {
		...process.env,
		BASE_URL: undefined,
		NODE_ENV: undefined,
		NO_COLOR: '1',
		INIT_CWD: undefined,
	}
	const failed = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() })
	try {
		const { stdout, stderr } = await promisify(execFile)(command, [...args], {
			cwd,
			env,
			maxBuffer: 2 ** 26,
		})
		return { code: 0, said: `${stdout}\n${stderr}` }
	} catch (error) {
		const { code, stdout, stderr } = failed.parse(error)
		return { code, said: `${stdout}\n${stderr}` }
	}
}

const npm = (...args: string[]) =>
	runIn(school, 'npm', [...args, '--prefer-offline', '--no-audit', '--no-fund'])

/** Our next version: another lesson text, a stricter suite, another component, and one lesson fewer. */
async function packNext(): Promise<string> {
	const next = join(folder.path, 'next')
	await layFiles(next, {})
	const [file = ''] = await readdir(join(school, 'vendor'))
	await promisify(execFile)('tar', ['xzf', join(school, 'vendor', file), '-C', folder.path])
	await rename(join(folder.path, 'package'), next)
	const edit = async (name: string, change: (text: string) => string) => {
		const before = await readFile(join(next, name), 'utf8')
		const after = change(before)
		expect(after, name).not.toBe(before)
		await writeFile(join(next, name), after)
	}
	await edit('package.json', (text) => text.replace(/"version": "[^"]*"/, '"version": "99.0.0"'))
	await edit('src/content/docs/taking-turns.mdx', (text) =>
		text.replace('One thread', 'A single thread'),
	)
	await edit('exercises/give-way/ts/suite.test.ts', (text) => `// Stricter.\n${text}`)
	await edit('exercises/give-way/hints/begin.md', (text) => `${text}\n`).catch(() => undefined)
	await edit('src/components/CourseFooter.astro', (text) =>
		text.replace('course-foot', 'foot course-foot'),
	)
	const { code, said } = await runIn(next, 'npm', [
		'pack',
		'--ignore-scripts',
		'--pack-destination',
		folder.path,
	])
	expect(code, said).toBe(0)
	return join(folder.path, 'interleave-99.0.0.tgz')
}

beforeAll(async () => {
	folder = await mkdtempDisposable(join(tmpdir(), 'own-site-'))
	school = join(folder.path, 'school')
	const made = await runCourse(['new', 'site', school, '--title', 'Waiting well'])
	expect(made.err).toBe('')
	expect(made.out).toContain('npm install')
	const { code, said } = await npm('install')
	expect(code, said).toBe(0)
	await writeFile(join(school, 'course.config.ts'), config)
	await writeFile(join(school, 'our-logo.svg'), logo)
}, patience)
afterAll(() => folder[Symbol.asyncDispose]())

describe('a course of one’s own', () => {
	test(
		'gets a lesson and an exercise, which hold',
		async () => {
			const lesson = await course('new', 'lesson', 'our-first-week')
			expect(lesson.said).toContain('my-course/lessons/our-first-week.mdx is there.')
			const exercise = await course('new', 'exercise', 'wait-for-us')
			expect(exercise.said).toContain('my-course/exercises/wait-for-us/ is there')
			const own = join(school, 'my-course')
			const task = join(own, 'exercises/wait-for-us/exercise.md')
			await writeFile(task, (await readFile(task, 'utf8')).replace(/^status: draft\n/m, ''))
			const page = join(own, 'lessons/our-first-week.mdx')
			const text = await readFile(page, 'utf8')
			await writeFile(
				page,
				`${text.replace('import LiveCode', "import Exercise from '../../components/Exercise.astro'\nimport LiveCode")}\n<Exercise id="wait-for-us" level={2} />\n`,
			)
			const checked = await course('check', 'wait-for-us')
			expect(checked.said).toContain('✓ wait-for-us')
			expect(checked.code).toBe(0)
		},
		patience,
	)

	test(
		'a lesson that breaks a rule is told by the file that the instructor edits',
		async () => {
			const page = join(school, 'my-course/lessons/our-first-week.mdx')
			const text = await readFile(page, 'utf8')
			await writeFile(page, text.replace('minutes: 5', 'minuts: 5'))
			const { code, said } = await course('check', '--lessons', 'our-first-week')
			await writeFile(page, text)
			expect(code).toBe(1)
			expect(said).toContain('my-course/lessons/our-first-week.mdx')
			expect(said).toContain('Did you mean "minutes"?')
		},
		patience,
	)

	test(
		'a typo in its config is a sentence, and no command goes on',
		async () => {
			const file = join(school, 'course.config.ts')
			const text = await readFile(file, 'utf8')
			await writeFile(file, text.replace('title:', 'tilte:'))
			const { code, said } = await course('build')
			await writeFile(file, text)
			expect(code).not.toBe(0)
			expect(said).toContain(
				'course.config.ts: there is no field "tilte" here. Did you mean "title"?',
			)
		},
		patience,
	)

	test(
		'is built with what it has over ours, in its own folder',
		async () => {
			await layFiles(join(school, 'my-course'), {
				'components/CourseFooter.astro':
					"---\nimport Default from '@astrojs/starlight/components/Footer.astro'\n---\n<Default />\n<p>The school’s own foot.</p>\n",
				'styles/own.css': '.site-title { letter-spacing: 0.25em }\n',
				'public/timetable.txt': 'Monday',
			})
			const { code, said } = await course('build')
			expect(code, said).toBe(0)
			await looksAsItShould()
		},
		patience,
	)

	test(
		'moves to our next version, hears what that changes, and loses nothing',
		async () => {
			const { code, said } = await course('update', await packNext())
			expect(code, said).toBe(0)
			expect(said).toMatch(/^\d+\.\d+\.\d+ → 99\.0\.0$/m)
			expect(said).toContain('  taking-turns: changed')
			expect(said).toMatch(/^ {2}give-way: changed \(.*TypeScript suite.*\)$/m)
			expect(said).toContain('Grades may differ from before in give-way')
			expect(said).toContain('  my-course/components/CourseFooter.astro: ours has changed.')
			expect(said).not.toContain('styles/own.css')
			expect(await readFile(join(school, '.course/update.diff'), 'utf8')).toContain(
				'+<div class="foot course-foot">',
			)
			const built = await course('build')
			expect(built.code, built.said).toBe(0)
			await looksAsItShould()
			expect(await readFile(join(school, 'dist/taking-turns/index.html'), 'utf8')).toContain(
				'A single thread',
			)
		},
		patience,
	)

	test(
		'a version that is not to be had leaves the course as it was',
		async () => {
			const before = await readFile(join(school, 'package.json'), 'utf8')
			const { code, said } = await course('update', join(folder.path, 'none-1.0.0.tgz'))
			expect(code).not.toBe(0)
			expect(said).toContain('There is no readable file')
			expect(await readFile(join(school, 'package.json'), 'utf8')).toBe(before)
		},
		patience,
	)
})

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'

const config = `import type { CourseConfig } from 'interleave'

export default {
	title: 'Waiting well',
	description: 'A course of one school.',
	repository: 'https://github.com/school/waiting',
	logo: 'our-logo.svg',
	base: '/waiting/',
	leaveOut: { chapters: ['Capstone'], exercises: ['two-things-at-once'] },
	add: [{ lesson: 'our-first-week', after: 'taking-turns' }],
	// Python’s files would have to be compressed first, which takes a minute.
	languages: ['ts'],
} satisfies CourseConfig
`

async function looksAsItShould() {
	const page = (name: string) => readFile(join(school, 'dist', name, 'index.html'), 'utf8')
	const lesson = await page('our-first-week')
	expect(lesson).toContain('exercise="wait-for-us"')
	expect(lesson).toContain('The school’s own foot.')
	expect(lesson).toMatch(/our-logo\.\w+\.svg/)
	expect(lesson).toContain(
		'href="https://github.com/school/waiting/edit/main/my-course/lessons/our-first-week.mdx"',
	)
	expect(await page('taking-turns')).not.toContain('/edit/main/')
	expect(await page('taking-turns')).toContain('href="/waiting/our-first-week/"')
	expect(await page('taking-turns')).not.toContain('exercise="two-things-at-once"')
	expect(existsSync(join(school, 'dist/a-pokedex-downloader'))).toBe(false)
	expect(await readFile(join(school, 'dist/timetable.txt'), 'utf8')).toBe('Monday')
	const names = await readdir(join(school, 'dist/_astro'))
	const sheets = names.filter((name) => name.endsWith('.css'))
	const texts = await Promise.all(
		sheets.map((name) => readFile(join(school, 'dist/_astro', name), 'utf8')),
	)
	expect(texts.join('') + lesson).toMatch(/letter-spacing: ?0?\.25em/)
}
