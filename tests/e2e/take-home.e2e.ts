import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestInfo } from '@playwright/test'
import { anyHost, expect, ExercisePage, test } from './course.ts'

// What a learner takes out of the page: a project of their own, or the same in StackBlitz.

/** Downloads the project of what stands in the editor, and unpacks it. Answers its folder. */
async function takeHome(exercise: ExercisePage, info: TestInfo) {
	const downloading = exercise.page.waitForEvent('download')
	if (await exercise.element.locator('share-panel').isHidden())
		await exercise.button('Share').click()
	await exercise.button('Download as a project').click()
	const download = await downloading
	const name = `${exercise.id}-${exercise.language}`
	expect(download.suggestedFilename()).toBe(`${name}.zip`)
	const zip = info.outputPath(`${name}.zip`)
	await download.saveAs(zip)
	await promisify(execFile)('python3', ['-m', 'zipfile', '-e', zip, info.outputDir])
	return info.outputPath(name)
}

/** The exit code of a command, and all it said. */
function run(command: string, args: readonly string[], cwd: string) {
	return new Promise<{ code: number; text: string }>((resolve) => {
		execFile(command, args, { cwd, env: { ...process.env, NO_COLOR: '1' } }, (error, out, err) =>
			resolve({ code: error ? Number(error.code ?? 1) : 0, text: out + err }),
		)
	})
}

test(
	'a project in TypeScript is graded at home as it is here',
	{ tag: anyHost },
	async ({ exercise }, info) => {
		await exercise.write(exercise.solution)
		const folder = await takeHome(exercise, info)
		expect(await readFile(join(folder, exercise.file), 'utf8')).toBe(exercise.solution)
		expect(await run('npm', ['test'], folder)).toMatchObject({ code: 0 })
		await writeFile(join(folder, exercise.file), exercise.starter)
		const failed = await run('npm', ['test'], folder)
		expect(failed).toMatchObject({ code: 1, text: expect.stringContaining('Not passed') })
		await expect(exercise.said).toContainText('README.md says how to run it')
	},
)

test('a project in Python is run by any Python', async ({ page, course }, info) => {
	await page.goto(course.lessonOf('give-way'))
	const whole = new ExercisePage(page, 'give-way')
	await whole.tab('py').click()
	const exercise = new ExercisePage(page, 'give-way', 'py')
	await exercise.write(exercise.solution)
	const folder = await takeHome(exercise, info)
	expect(await run('python3', ['main.py'], folder)).toMatchObject({ code: 0 })
	await expect(exercise.button('Open in StackBlitz')).toHaveCount(0)
})

test('says when a project cannot be fetched, and loses nothing', async ({ exercise, page }) => {
	await exercise.write('// mine\n')
	await page.route('**/runner.mjs', (route) => route.abort())
	await exercise.button('Share').click()
	await exercise.button('Download as a project').click()
	await expect(exercise.said).toContainText('could not be fetched')
	await expect.poll(() => exercise.text()).toBe('// mine\n')
})

test('the form for StackBlitz says where it goes, and carries the project there', async ({
	exercise,
	page,
	context,
}) => {
	// A fake of the far side: stackblitz.com cannot be reached from here. What is looked at is what is sent.
	let sent: URLSearchParams | undefined
	await context.route('https://stackblitz.com/run', async (route) => {
		sent = new URLSearchParams(route.request().postData() ?? '')
		await route.fulfill({ contentType: 'text/html', body: '<title>far side</title>' })
	})
	await exercise.write('// mine\n')
	await exercise.button('Share').click()
	await exercise.button('Open in StackBlitz').click()
	await expect(exercise.said).toContainText('stackblitz.com, which is not part of this course')
	expect(sent).toBeUndefined()
	const opened = context.waitForEvent('page')
	await exercise.button('Open it there').click()
	await expect(await opened).toHaveTitle('far side')
	expect(sent?.get('project[template]')).toBe('node')
	expect(sent?.get('project[title]')).not.toBe('')
	expect(sent?.get(`project[files][${exercise.file}]`)?.trim()).toBe('// mine')
	expect(sent?.get('project[files][course/runner.mjs]')).toContain('vitest')
	const manifest: unknown = JSON.parse(sent?.get('project[files][package.json]') ?? '')
	expect(manifest).toMatchObject({ scripts: { test: 'node course/project.mjs test' } })
	expect(await page.title()).not.toBe('far side')
})
