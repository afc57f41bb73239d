import type { Page } from '@playwright/test'
import { anyHost, expect, ExercisePage, test } from './course.ts'

/** A worker's first answer waits for megabytes, on machines that are busy. */
const slow = { timeout: 45_000 }

/** Replaces the text, and waits until it has been looked at. */
async function writeLooked(exercise: ExercisePage, text: string) {
	await exercise.write(text)
	await expect(exercise.element.locator('code-editor[remarks]').first()).toBeAttached(slow)
}

/** What was said to who cannot see it. */
function announced(exercise: ExercisePage) {
	return exercise.element.locator('.cm-announced').first()
}

/** The requests for what reads along, from now on. */
function watchAdvisers(page: Page): string[] {
	const urls: string[] = []
	page.on('request', (request) => {
		if (request.url().includes('/adviser-')) urls.push(request.url().replace(/.*\//, ''))
	})
	return urls
}

test.describe('TypeScript', () => {
	test(
		'underlines a wrong type, says what is wrong, and lets go of it',
		{ tag: anyHost },
		async ({ exercise, page }) => {
			const underlined = exercise.element.locator('.cm-lintRange-error')
			await exercise.write(`${exercise.starter}const count: number = 'a'\n`)
			await expect(underlined).toHaveText('count', slow)
			await underlined.hover()
			const card = exercise.element.locator('.cm-tooltip-lint')
			await expect(card).toContainText("Type 'string' is not assignable to type 'number'. TS2322")

			await page.mouse.move(0, 0)
			await expect(card).toHaveCount(0)
			await exercise.editor.focus()
			await page.keyboard.press('F8')
			await expect(card).toBeVisible()
			await expect(announced(exercise)).toContainText("error: Type 'string' is not assignable")
			await page.keyboard.press('Escape')
			await expect(card).toHaveCount(0)

			await exercise.write(`${exercise.starter}const count: number = 1\n`)
			await expect(underlined).toHaveCount(0)
		},
	)

	test('tells by mouse and by keyboard what a name is', async ({ exercise, page }) => {
		await writeLooked(exercise, exercise.starter)
		const card = exercise.element.locator('.cm-name-card')
		await exercise.element
			.locator('.cm-line span', { hasText: /^fetchName$/ })
			.first()
			.hover()
		await expect(card).toContainText('function fetchName(id: number): Promise<string>')
		await page.mouse.move(0, 0)
		await expect(card).toHaveCount(0)

		await exercise.write('export const half = (whole: number) => whole / 2\nhalf')
		await page.keyboard.press('ControlOrMeta+i')
		await expect(card).toContainText('const half: (whole: number) => number')
		await expect(announced(exercise)).toContainText('const half: (whole: number) => number')
		await page.keyboard.press('Escape')
		await expect(card).toHaveCount(0)
		await expect(exercise.editor).toBeFocused()
		await page.keyboard.press('Escape')
		await page.keyboard.press('Tab')
		await expect(exercise.editor).not.toBeFocused()
	})

	test('offers the members of a type that a given file has, and leaves Enter alone', async ({
		page,
		course,
	}) => {
		const exercise = new ExercisePage(page, 'flatten-the-withs')
		await page.goto(course.lessonOf(exercise.id))
		await writeLooked(exercise, "import type { Network } from './network.ts'\n")
		const list = exercise.element.getByRole('listbox')
		await page.keyboard.type('export const open = (it: Network) => it.conn')
		await expect(list.getByRole('option', { name: 'connect method' })).toBeVisible(slow)
		await page.keyboard.press('Enter')
		await expect.poll(() => exercise.text()).toMatch(/it\.conn\n$/)

		await page.keyboard.press('Backspace')
		await page.keyboard.press('Control+Space')
		await expect(list).toBeVisible()
		await page.keyboard.press('ArrowDown')
		await expect(exercise.element.locator('.cm-completionInfo')).toContainText(
			'Network.connect(name: string): Promise<Connection>',
		)
		await page.keyboard.press('Enter')
		await expect.poll(() => exercise.text()).toMatch(/it\.connect$/)
	})

	test('offers names to who typed before it was there', async ({ exercise, page }) => {
		const { promise: typed, resolve } = Promise.withResolvers<void>()
		await page.route('**/editor-advice.*.js', async (route) => {
			await typed
			await route.continue()
		})
		await exercise.write('')
		await page.keyboard.type('Promise.a')
		const list = exercise.element.getByRole('listbox')
		await expect(list).toHaveCount(0)
		resolve()
		await expect(list.getByRole('option', { name: 'all method' })).toBeVisible(slow)
	})

	test('closes the list with the first Escape, and lets go of the focus after the second', async ({
		exercise,
		page,
	}) => {
		await writeLooked(exercise, '')
		await page.keyboard.type('Promise.a')
		const list = exercise.element.getByRole('listbox')
		await expect(list).toBeVisible(slow)
		await page.keyboard.press('Escape')
		await expect(list).toHaveCount(0)
		await page.keyboard.press('Tab')
		await expect(exercise.editor).toBeFocused()
		await page.keyboard.press('Escape')
		await page.keyboard.press('Tab')
		await expect(exercise.button('Run')).toBeFocused()
	})

	test('lists everything it has to say, by keyboard', async ({ exercise, page }) => {
		await exercise.write("const one: number = 'a'\nconst two: string = 1\n")
		const editor = exercise.element.locator('code-editor').first()
		await expect(editor.locator('.cm-lintRange-error')).toHaveCount(2, slow)
		await page.keyboard.press('ControlOrMeta+Shift+M')
		const list = exercise.element.getByRole('group', { name: 'Remarks' })
		await expect(list.getByRole('listitem')).toHaveCount(2)
		await expect(list.getByRole('button', { name: 'line 1' })).toBeFocused()
		await page.keyboard.press('Tab')
		await page.keyboard.press('Enter')
		await expect(exercise.editor).toBeFocused()
		expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('two')
		await page.keyboard.press('ControlOrMeta+Shift+M')
		await expect(list).toHaveCount(0)
	})

	test('fetches nothing before the exercise is touched', async ({ page, course }) => {
		const fetched = watchAdvisers(page)
		const exercise = new ExercisePage(page, 'fetch-all-at-once')
		await page.goto(course.lessonOf(exercise.id), { waitUntil: 'networkidle' })
		expect(fetched).toEqual([])
		await exercise.touch()
		await expect(exercise.element.locator('code-editor[remarks]').first()).toBeAttached(slow)
		// By the page, which counts its bytes, and by the one worker, out of the browser's cache.
		expect(fetched.filter((name) => name === 'typescript.mjs')).toHaveLength(2)
		expect(fetched).toContain('types.json')
	})

	test('fits what it says on a phone', async ({ page, course }) => {
		await page.setViewportSize({ width: 390, height: 800 })
		const exercise = new ExercisePage(page, 'fetch-all-at-once')
		await page.goto(course.lessonOf(exercise.id))
		await exercise.write(
			'export const names: { one: string; two: number; three: boolean } = { four: 1 }\n',
		)
		await expect(exercise.element.locator('.cm-lintRange-error').first()).toBeVisible(slow)
		await page.keyboard.press('F8')
		const box = await exercise.element.locator('.cm-tooltip-lint').boundingBox()
		expect(box?.x).toBeGreaterThanOrEqual(0)
		expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
		const scrolls = await page.evaluate(
			() => document.documentElement.scrollWidth > document.documentElement.clientWidth,
		)
		expect(scrolls).toBe(false)
	})
})

test('without what reads along, the editor and the grader go on', async ({ exercise, page }) => {
	await page.route('**/adviser-*/**', (route) => route.abort())
	await exercise.write(exercise.solution)
	await page.keyboard.press('ControlOrMeta+i')
	await exercise.button('Grade').click()
	await expect(exercise.said).toContainText('Passed')
	await expect(exercise.notices).toBeEmpty()
})

test.describe('Python', () => {
	test.use({ language: 'py' })

	const dropped =
		'import asyncio\n\n\nasync def main():\n    asyncio.create_task(asyncio.sleep(1))\n'

	test('tells of a task that nobody holds on to, by its rule', async ({ exercise, page }) => {
		await exercise.write(dropped)
		await expect(exercise.element.locator('.cm-lintRange-warning')).toHaveText(
			'asyncio.create_task(asyncio.sleep(1))',
			slow,
		)
		await page.keyboard.press('F8')
		const card = exercise.element.locator('.cm-tooltip-lint')
		await expect(card).toContainText('Store a reference to the return value')
		await expect(card.getByRole('link', { name: 'RUF006' })).toHaveAttribute(
			'href',
			'https://docs.astral.sh/ruff/rules/asyncio-dangling-task/',
		)
	})

	test('mends what it can, in one step', async ({ exercise, page }) => {
		await exercise.write('import time\n\nprint(1)\n')
		await expect(exercise.element.locator('.cm-lintRange-warning')).toHaveText('time', slow)
		await page.keyboard.press('F8')
		await exercise.element.getByRole('button', { name: /Remove unused import/ }).click()
		await expect.poll(() => exercise.text()).toBe('\nprint(1)\n')
		await exercise.editor.press('ControlOrMeta+z')
		await expect.poll(() => exercise.text()).toBe('import time\n\nprint(1)\n')
	})

	test('formats by button and by key, and one undo brings back what was', async ({
		exercise,
		page,
	}) => {
		const loose = "x={'a':1}\ny = [1,\n 2]\n"
		await exercise.write(loose)
		await exercise.button('Format').click()
		await expect.poll(() => exercise.text(), slow).toBe('x = {"a": 1}\ny = [1, 2]\n')
		await expect(exercise.said).toHaveText('Formatted.')
		await exercise.editor.press('ControlOrMeta+z')
		await expect.poll(() => exercise.text()).toBe(loose)
		await page.keyboard.press('Shift+Alt+f')
		await expect.poll(() => exercise.text()).toBe('x = {"a": 1}\ny = [1, 2]\n')
		await page.keyboard.press('Shift+Alt+f')
		await expect(exercise.said).toHaveText('It is formatted already.')
	})

	test('says why it cannot format, and changes nothing', async ({ exercise, page }) => {
		await exercise.write('def (\n')
		await page.keyboard.press('Shift+Alt+f')
		await expect(exercise.notices).toContainText(
			`${exercise.file} cannot be formatted before its syntax is right. Line 1: Expected an identifier.`,
			slow,
		)
		await expect.poll(() => exercise.text()).toBe('def (\n')
	})

	test('formats by key also where the editor is there before its exercise', async ({
		exercise,
		page,
	}) => {
		const come = Promise.withResolvers<void>()
		await page.route('**/_astro/bench.*.js', async (route) => {
			await come.promise
			await route.continue()
		})
		await exercise.write('x=1\n')
		await page.keyboard.press('Shift+Alt+f')
		come.resolve()
		await expect.poll(() => exercise.text(), slow).toBe('x = 1\n')
	})

	test('says so when what formats cannot be fetched', async ({ exercise, page }) => {
		await page.route('**/adviser-*/**', (route) => route.abort())
		await exercise.write('x=1\n')
		await exercise.button('Format').click()
		await expect(exercise.notices).toContainText('Your text is as it was', slow)
		await expect.poll(() => exercise.text()).toBe('x=1\n')
		await page.unroute('**/adviser-*/**')
		await exercise.button('Format').click()
		await expect.poll(() => exercise.text(), slow).toBe('x = 1\n')
	})

	test('says while what formats is being fetched, and no longer', async ({ exercise, page }) => {
		const { promise, resolve } = Promise.withResolvers<void>()
		await page.route('**/adviser-*/ruff.wasm', async (route) => {
			await promise
			await route.continue()
		})
		await exercise.write('x=1\n')
		await exercise.button('Format').click()
		await expect(exercise.notices).toContainText('What formats programs is being fetched')
		const bar = exercise.notices.getByRole('progressbar', { name: 'Fetched' })
		// Its worker is there, and Ruff is not.
		await expect.poll(() => bar.getAttribute('value').then(Number)).toBeGreaterThan(0)
		await expect(exercise.notices).toContainText(/0\.\d of [23]\.\d MB/)
		resolve()
		await expect.poll(() => exercise.text(), slow).toBe('x = 1\n')
		await expect(exercise.notices).toBeEmpty()
	})

	test(
		'formats a program of a lesson, and one of the playground',
		{ tag: anyHost },
		async ({ page, course }) => {
			await page.goto(new URL('playground/', course.url).href)
			const playground = page.locator('course-playground[language=py]')
			await playground.getByRole('textbox').focus()
			await playground.locator('code-editor[upgraded]').waitFor()
			await page.keyboard.press('ControlOrMeta+a')
			await page.keyboard.insertText('x=1\n')
			await playground.getByRole('button', { name: 'Format' }).click()
			await expect(playground.locator('.cm-content')).toContainText('x = 1', slow)

			await page.goto(new URL('taking-turns/', course.url).href)
			const live = page.locator('live-code[language=py]').first()
			await live.getByRole('button', { name: 'Edit' }).click()
			await live.locator('code-editor[upgraded]').waitFor()
			await page.keyboard.press('ControlOrMeta+a')
			await page.keyboard.insertText('x=1\n')
			await page.keyboard.press('Shift+Alt+f')
			await expect(live.locator('.cm-content')).toContainText('x = 1', slow)
		},
	)
})
