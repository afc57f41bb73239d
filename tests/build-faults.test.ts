import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { toolPath } from '../cli/tool.ts'
import { syllabus } from '../src/syllabus.ts'
import { copySite } from './copied-site.ts'

/** One whole build on a machine that is busy with other tests; the first compresses Python. */
const patience = 240_000

const lesson = `src/content/docs/${syllabus[0]?.lessons[0]}.mdx`

const failed = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() })

/**
 * Builds a copy of the site in which one file has become what `change` makes of it. The answer is
 * what the failed build said, on one line; rejects when the build did not fail.
 */
async function failingBuild(
	file: string,
	change: (text: string) => string,
	signal: AbortSignal,
): Promise<string> {
	await using folder = await copySite('build-faults')
	const before = await readFile(join(folder.path, file), 'utf8')
	const after = change(before)
	expect(after).not.toBe(before)
	await writeFile(join(folder.path, file), after)

	const { code, stdout, stderr } = failed.parse(
		await promisify(execFile)(process.execPath, [toolPath('astro'), 'build'], {
			cwd: folder.path,
			env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' },
			signal,
		}).then(
			({ stdout }) => Promise.reject(new Error(`The build did not fail. It said:\n${stdout}`)),
			(error: unknown) => error,
		),
	)
	expect(code).toBe(1)
	return `${stdout}\n${stderr}`.replaceAll(/\s+/g, ' ')
}

test(
	'a lesson that names no exercise fails the build, which says which name was meant',
	async ({ signal }) => {
		const text = `---\ntitle: One\n---\n\nimport Exercise from '../../components/Exercise.astro'\n\n<Exercise id="one-at-a-tme" />\n`
		expect(await failingBuild(lesson, () => text, signal)).toContain(
			'No exercise called "one-at-a-tme". Is there a folder exercises/one-at-a-tme/? Did you mean "one-at-a-time"?',
		)
	},
	patience,
)

test(
	'a field of an exercise with a typo fails the build, which says where and which was meant',
	async ({ signal }) => {
		const said = await failingBuild(
			'exercises/one-at-a-time/exercise.md',
			(text) => text.replace('caughtBy:', 'cauhtBy:'),
			signal,
		)
		expect(said).toContain('there is no field "cauhtBy" here. Did you mean "caughtBy"?')
		expect(said).toContain('one-at-a-time/exercise.md')
	},
	patience,
)

test(
	'an exercise that cannot be used fails the build, which says everything that is wrong with it',
	async ({ signal }) => {
		const said = await failingBuild(
			'exercises/one-at-a-time/exercise.md',
			(text) =>
				text
					.replace('hint: write-the-loop', 'hint: write-the-lop')
					.replace(
						'mistakes:',
						'mistakes:\n  never-made: { caughtBy: never, hint: write-the-loop }',
					),
			signal,
		)
		expect(said).toContain('there is no hints/write-the-lop.md. Did you mean "write-the-loop"?')
		expect(said).toContain('mistakes.never-made has no folder.')
		// Before any page is made, whether or not a lesson holds the exercise.
		expect(said).not.toContain('generating static routes')
	},
	patience,
)

test(
	'a link that leads nowhere fails the build, which says where it stands',
	async ({ signal }) => {
		const text = '---\ntitle: One\n---\n\nRead [the next lesson](/no-such-lesson/).\n'
		const said = await failingBuild(lesson, () => text, signal)
		expect(said).toContain('Found 1 invalid link in 1 file')
		expect(said).toContain('/no-such-lesson/')
	},
	patience,
)
