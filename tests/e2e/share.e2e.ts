import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateSync } from 'node:zlib'
import type { Page, TestInfo } from '@playwright/test'
import { writeExerciseLink } from '../../src/components/exercise-link.ts'
import { anyHost, type Course, expect, ExercisePage, test } from './course.ts'

const theirs = '// theirs\nexport const fetchAll = async () => []\n'

/** The end of a link with somebody else's code for the exercise that the tests open. */
function linkWith(files: Readonly<Record<string, string>>, exercise = 'fetch-all-at-once') {
	return writeExerciseLink({ exercise, language: 'ts', files })
}

/** Opens the exercise's page by a link, as from a mail. */
async function follow({ element, page }: ExercisePage, lesson: string, hash: string) {
	// A browser that is busy gives a page that is left half a second to save, and then ends it.
	await expect(element).not.toHaveAttribute('unsaved')
	await page.goto('about:blank')
	await page.goto(lesson + hash)
}

test.describe('a link that carries code', () => {
	test('opens it elsewhere, asks first, and gives back what was there', async ({
		exercise,
		page,
		context,
		browser,
	}) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write'])
		await exercise.write(theirs)
		await exercise.button('Share').click()
		await exercise.button('Copy a link to my code').click()
		await expect(exercise.said).toContainText('The link is copied')
		const link = await page.evaluate(() => navigator.clipboard.readText())
		expect(link).toMatch(/#work=1\.ts\.fetch-all-at-once\.[\w-]+$/)

		const elsewhere = await browser.newContext()
		// Nobody there has chosen a language: the link shows its own.
		const other = new ExercisePage(await elsewhere.newPage(), exercise.id)
		await other.page.goto(link)
		await expect(other.notices).toContainText('This link brings code for this exercise.')
		await expect(other.notices).toBeInViewport()
		expect(new URL(other.page.url()).hash).toBe('')
		await expect.poll(() => other.text()).toBe(other.starter)
		await other.write('// mine\n')
		await other.button('Show it').click()
		await expect.poll(() => other.text()).toBe(theirs)
		await expect(other.element.locator('grade-panel')).toBeHidden()
		await expect(other.output).toBeHidden()
		await other.page.reload()
		await expect.poll(() => other.text()).toBe(theirs)
		await other.button('Back to mine').click()
		await expect.poll(() => other.text()).toBe('// mine\n')
		await other.page.reload()
		await other.tab('ts').click()
		await expect(other.editor).toHaveValue('// mine\n')
		await expect(other.notices).toBeEmpty()
		await elsewhere.close()
	})

	test('asks once: a reload after “Keep mine” says nothing', async ({ exercise, page, course }) => {
		await exercise.write('// mine\n')
		await follow(
			exercise,
			course.lessonOf(exercise.id),
			await linkWith({ [exercise.file]: theirs }),
		)
		await exercise.button('Keep mine').click()
		await expect.poll(() => exercise.text()).toBe('// mine\n')
		await page.reload()
		await expect(exercise.editor).toHaveValue('// mine\n')
		await expect(exercise.notices).toBeEmpty()
	})

	test('keeps what is changed in it, apart from what is mine', async ({
		exercise,
		page,
		course,
	}) => {
		await exercise.write('// mine\n')
		const hash = await linkWith({ [exercise.file]: theirs })
		await follow(exercise, course.lessonOf(exercise.id), hash)
		await exercise.button('Show it').click()
		await exercise.write('// theirs, changed\n')
		await page.reload()
		await expect(exercise.notices).toContainText('with your changes')
		await expect.poll(() => exercise.text()).toBe('// theirs, changed\n')
		await exercise.button('Without my changes').click()
		await expect.poll(() => exercise.text()).toBe(theirs)
		await exercise.button('Back to mine').click()
		await expect.poll(() => exercise.text()).toBe('// mine\n')
	})

	test('becomes mine when I say so, and not before', async ({ exercise, page, course }) => {
		await exercise.write('// mine\n')
		const hash = await linkWith({ [exercise.file]: exercise.solution })
		await follow(exercise, course.lessonOf(exercise.id), hash)
		await exercise.button('Show it').click()
		await exercise.button('Grade').click()
		await expect(exercise.element.locator('grade-panel')).toHaveAttribute('data-status', 'passed')
		await exercise.button('Make it mine').click()
		await expect(exercise.whole.getByText('✓ passed')).toBeHidden()
		await exercise.button('Bring mine back').click()
		await expect.poll(() => exercise.text()).toBe('// mine\n')
		await page.reload()
		await expect(exercise.editor).toHaveValue('// mine\n')
	})

	test('does not pass for me what is still being graded when I go back', async ({
		exercise,
		course,
	}) => {
		await exercise.write('// mine\n')
		const slow = `${exercise.solution}\nfor (const end = Date.now() + 700; Date.now() < end; );\n`
		const hash = await linkWith({ [exercise.file]: slow })
		await follow(exercise, course.lessonOf(exercise.id), hash)
		await exercise.button('Show it').click()
		await exercise.button('Grade').click()
		await exercise.element.evaluate((element) => {
			const buttons = [...element.querySelectorAll('button')]
			buttons.find(({ textContent }) => textContent === 'Back to mine')?.click()
		})
		await expect(exercise.notices).toContainText('yours again')
		await exercise.button('Grade').click()
		await expect(exercise.element.locator('grade-panel')).toHaveAttribute(
			'data-status',
			'unloadable',
		)
		await expect(exercise.whole.getByText('✓ passed')).toBeHidden()
	})

	test('two links, one after the other, lose nothing that is mine', async ({
		exercise,
		page,
		course,
	}) => {
		await exercise.write('// mine\n')
		const lesson = course.lessonOf(exercise.id)
		await follow(exercise, lesson, await linkWith({ [exercise.file]: theirs }))
		await exercise.button('Show it').click()
		const second = await linkWith({ [exercise.file]: '// second\n' })
		await page.evaluate((hash) => (location.hash = hash), second)
		await exercise.button('Show it').click()
		await expect.poll(() => exercise.text()).toBe('// second\n')
		await exercise.button('Back to mine').click()
		await expect.poll(() => exercise.text()).toBe('// mine\n')
		await page.reload()
		await expect(exercise.editor).toHaveValue('// mine\n')
	})

	test('gives back what this browser could not store', async ({ exercise, page, course }) => {
		await page.addInitScript(() =>
			Object.defineProperty(window, 'localStorage', {
				get: () => {
					throw new DOMException('denied', 'SecurityError')
				},
			}),
		)
		await follow(exercise, course.lessonOf(exercise.id), '')
		await exercise.tab('ts').click()
		await exercise.write('// mine\n')
		const hash = await linkWith({ [exercise.file]: theirs })
		await page.evaluate((hash) => (location.hash = hash), hash)
		await exercise.button('Show it').click()
		await expect.poll(() => exercise.text()).toBe(theirs)
		await exercise.button('Back to mine').click()
		await expect.poll(() => exercise.text()).toBe('// mine\n')
	})

	test('finds an exercise by a name it had before', async ({ exercise, page }) => {
		const hash = await linkWith({ [exercise.file]: theirs }, 'the-old-name')
		await exercise.element.evaluate((element, hash) => {
			element.setAttribute('formerly', 'an-older-name the-old-name')
			location.hash = hash
		}, hash)
		await exercise.button('Show it').click()
		await expect.poll(() => exercise.text()).toBe(theirs)
		expect(new URL(page.url()).hash).toBe('')
	})

	test('says when the exercise is in the other language alone', async ({ exercise, page }) => {
		const hash = await linkWith({ [exercise.file]: theirs })
		await exercise.tab('py').click()
		await page.evaluate(
			([id, hash]) => {
				document.querySelector(`course-exercise[exercise=${id}][language=ts]`)?.remove()
				location.hash = hash
			},
			[exercise.id, hash] as const,
		)
		await expect(new ExercisePage(page, exercise.id, 'py').notices).toContainText(
			'This link brings TypeScript, and this exercise is in Python.',
		)
	})

	test('leaves out what the exercise has no place for', async ({ exercise, course }) => {
		const hash = await linkWith({ [exercise.file]: theirs, 'virus.ts': '1' })
		await follow(exercise, course.lessonOf(exercise.id), hash)
		await expect(exercise.notices).toContainText('left out: virus.ts')
		await exercise.button('Show it').click()
		await expect.poll(() => exercise.text()).toBe(theirs)
	})
})

const packed = (text: string) => deflateSync(text).toString('base64url')
const bomb = packed(JSON.stringify({ 'fetch-all.ts': 'x'.repeat(20_000_000) }))

for (const [what, hash, sentence] of [
	['from another version', '#work=9.ts.fetch-all-at-once.AAAA', 'made by another version'],
	['that is cut', '#work=1.ts.fetch-all-at-once.eJwDAA', 'not whole'],
	['of nothing', '#work=', 'made by another version'],
	['that is a bomb', `#work=1.ts.fetch-all-at-once.${bomb}`, 'longer than any'],
	['in an unknown language', '#work=1.rb.fetch-all-at-once.AAAA', 'a language that this page'],
	[
		'of an exercise of elsewhere',
		`#work=1.ts.no-such.${packed('{"a.ts":""}')}`,
		'not on this page',
	],
	[
		'with none of its files',
		`#work=1.ts.fetch-all-at-once.${packed('{"virus.ts":""}')}`,
		'no file “virus.ts”',
	],
	[
		'with a page in place of a name',
		`#work=1.ts.fetch-all-at-once.${packed('{"<img src=x onerror=alert(1)>":""}')}`,
		'not whole',
	],
] as const) {
	test(`says what is wrong with a link ${what}, and loses nothing`, async ({
		exercise,
		page,
		course,
	}) => {
		await exercise.write('// mine\n')
		await follow(exercise, course.lessonOf(exercise.id), hash)
		const notice = page.locator('[data-notices] p:visible')
		await expect(notice).toContainText(sentence)
		await expect(notice).toContainText('as you left it')
		await expect.poll(() => exercise.text()).toBe('// mine\n')
		expect(new URL(page.url()).hash).toBe('')
	})
}

test('the link stands in a field where the page may copy nothing', async ({ exercise, page }) => {
	await page.addInitScript(() =>
		Object.defineProperty(navigator, 'clipboard', {
			value: { writeText: () => Promise.reject(new Error('denied')) },
		}),
	)
	await page.reload()
	await exercise.button('Share').click()
	await exercise.button('Copy a link to my code').click()
	const field = exercise.element.getByRole('textbox', { name: 'Link' })
	await expect(field).toBeFocused()
	await expect(field).toHaveValue(/#work=1\.ts\.fetch-all-at-once\./)
	const selected = await field.evaluate((input: HTMLInputElement) => input.selectionEnd)
	expect(selected).toBe((await field.inputValue()).length)
})

test('the ways to share are opened and closed by keyboard', async ({ exercise, page }) => {
	await exercise.button('Share').focus()
	await page.keyboard.press('Enter')
	await expect(exercise.button('Copy a link to my code')).toBeFocused()
	await expect(exercise.button('Share')).toHaveAttribute('aria-expanded', 'true')
	await page.keyboard.press('Escape')
	await expect(exercise.button('Share')).toBeFocused()
	await expect(exercise.button('Share')).toHaveAttribute('aria-expanded', 'false')
	await expect(exercise.element.locator('share-panel')).toBeHidden()
})

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

test.describe('in somebody else’s page', () => {
	/** Another site, at another address: one page, which has what the course tells people to copy. */
	async function serveHost(html: string) {
		const server = createServer((_, response) => {
			response.setHeader('Content-Type', 'text/html; charset=utf-8')
			response.end(`<!doctype html><html lang="en"><title>Host</title><h1>My class</h1>${html}`)
		})
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
		const { port } = server.address() as AddressInfo
		return {
			// Not 127.0.0.1, under which the course is served: another site, not another port alone.
			url: `http://localhost:${port}/`,
			[Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
		}
	}

	/** What the page shows for copying, which leads to the site the tests serve. */
	async function snippet(exercise: ExercisePage) {
		await exercise.button('Share').click()
		await exercise.button('Embed').click()
		const field = exercise.element.getByRole('textbox', { name: 'HTML to embed' })
		return field.inputValue()
	}

	const heightOf = (page: Page) =>
		page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height)

	test(
		'an exercise is graded in its frame, and the frame is as high as it',
		{ tag: anyHost },
		async ({ exercise, page }) => {
			const html = await snippet(exercise)
			expect(html).toContain('<exercise-embed exercise="fetch-all-at-once" language="ts">')
			await using host = await serveHost(html)
			const faults: string[] = []
			page.on('pageerror', (error) => faults.push(String(error)))
			await page.goto(host.url)
			const frame = page.frameLocator('iframe')
			const element = frame.locator('course-exercise')
			await expect(page.locator('iframe')).toHaveAttribute('title', 'Exercise: fetch all at once')
			await expect(page.locator('exercise-embed > p')).toHaveCount(0)
			expect(await frame.locator('body').evaluate(() => crossOriginIsolated)).toBe(false)
			const before = await heightOf(page)
			await element.getByRole('textbox', { name: exercise.file, exact: true }).focus()
			await element.locator('code-editor[upgraded]').first().waitFor()
			await element.getByRole('button', { name: 'Grade', exact: true }).click()
			await expect(element.locator('grade-panel')).toHaveAttribute('data-status', 'failed')
			await expect.poll(() => heightOf(page)).toBeGreaterThan(before)
			const inside = () => frame.locator('html').evaluate((root) => root.scrollHeight - innerHeight)
			await expect.poll(inside).toBeLessThanOrEqual(0)
			await element.locator('.cm-content').first().focus()
			await page.keyboard.press('ControlOrMeta+a')
			await page.keyboard.insertText(exercise.solution)
			await element.getByRole('button', { name: 'Grade', exact: true }).click()
			await expect(element.locator('grade-panel')).toHaveAttribute('data-status', 'passed')
			const home = frame.getByRole('link', { name: 'Open in the course' })
			await expect(home).toHaveAttribute('href', /\/from-sequential-to-concurrent\/#fetch-all/)
			expect(faults).toEqual([])
		},
	)

	test('nobody else’s words change its height', async ({ exercise, page }) => {
		await using host = await serveHost(await snippet(exercise))
		await page.goto(host.url)
		await expect(page.locator('exercise-embed > p')).toHaveCount(0)
		const before = await heightOf(page)
		await page.evaluate(() => window.postMessage({ type: 'interleave/height', height: 5_000 }, '*'))
		await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
		expect(await heightOf(page)).toBe(before)
	})

	test('a link stands where the frame cannot load, and a sentence where the name is wrong', async ({
		exercise,
		page,
	}) => {
		const html = await snippet(exercise)
		await page.route('**/embed/**', (route) => route.abort())
		await using host = await serveHost(`${html}<exercise-embed exercise="Über!"></exercise-embed>`)
		await page.goto(host.url)
		const link = page.getByRole('link', { name: 'Exercise: fetch all at once' })
		await expect(link).toHaveAttribute('href', /\/embed\/fetch-all-at-once\/ts\/$/)
		await expect(page.getByText('needs the name of an exercise')).toBeVisible()
	})

	test('says what it means that a browser stores nothing there', async ({ exercise, page }) => {
		const html = await snippet(exercise)
		await page.addInitScript(() => {
			if (window.parent === window) return
			Object.defineProperty(window, 'localStorage', {
				get: () => {
					throw new DOMException('denied', 'SecurityError')
				},
			})
		})
		await using host = await serveHost(html)
		await page.goto(host.url)
		await expect(page.frameLocator('iframe').locator('[data-notices]')).toContainText(
			'open it in the course to keep it',
		)
	})
})

test('a page to be embedded is light or dark as it is told, and fits a phone', async ({
	page,
	course,
}) => {
	await page.setViewportSize({ width: 390, height: 800 })
	const open = (end: string) =>
		page.goto(new URL(`embed/fetch-all-at-once/${end}`, course.url).href)
	const theme = (colour: string) =>
		expect(page.locator('html')).toHaveAttribute('data-theme', colour)
	await page.emulateMedia({ colorScheme: 'light' })
	await open('py/')
	await theme('light')
	await page.emulateMedia({ colorScheme: 'dark' })
	await theme('dark')
	await open('py/?theme=light')
	await theme('light')
	await page.locator('course-exercise[awake]').waitFor()
	await page.getByRole('button', { name: 'Share' }).click()
	await page.getByRole('button', { name: 'Embed' }).click()
	expect(await sidewaysOf(page)).toBe(0)
	await expect(page.locator('nav, .sidebar, footer, site-search')).toHaveCount(0)
})

test(
	'a link from an embedded exercise leads into the course',
	{ tag: anyHost },
	async ({ page, course, context }) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write'])
		await page.goto(new URL('embed/fetch-all-at-once/ts/', course.url).href)
		await page.getByRole('button', { name: 'Share' }).click()
		await page.getByRole('button', { name: 'Copy a link to my code' }).click()
		await expect(page.locator('share-panel')).toContainText('The link is copied')
		const link = await page.evaluate(() => navigator.clipboard.readText())
		expect(link.split('#')[0]).toBe(lesson(course))
	},
)

test('what is shared fits a phone', async ({ exercise, page }) => {
	await page.setViewportSize({ width: 390, height: 800 })
	await exercise.button('Share').click()
	await exercise.button('Open in StackBlitz').click()
	await expect(exercise.button('Open it there')).toBeVisible()
	expect(await sidewaysOf(page)).toBe(0)
	await exercise.button('Embed').click()
	expect(await sidewaysOf(page)).toBe(0)
})

function lesson(course: Course): string {
	return course.lessonOf('fetch-all-at-once')
}

function sidewaysOf(page: Page): Promise<number> {
	return page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	)
}
