import type { Page } from '@playwright/test'
import { anyBrowser, expect, ExercisePage, test } from './course.ts'

// What a browser, or a host, may lack: everything works without it, or a sentence says what does not.

test.use({ servedBy: 'files' })

/** What goes wrong in a page without a word to the learner. */
function hearFaults(page: Page): string[] {
	const faults: string[] = []
	page.on('pageerror', (error) => faults.push(error.message))
	return faults
}

async function gradeSolution(exercise: ExercisePage) {
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await expect(exercise.said).toContainText('Passed: all', { timeout: 60_000 })
}

test(
	'without isolation from other origins all of the page works, and it says why there is no real Node',
	{ tag: anyBrowser },
	async ({ exercise, page }) => {
		expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
		expect(await page.evaluate(() => typeof SharedArrayBuffer)).toBe('undefined')
		await gradeSolution(exercise)
		const picker = exercise.element.locator('runtime-picker')
		await expect(picker).toContainText('There is no real Node here.', { timeout: 30_000 })
		await picker.getByText('Why there is none').click()
		await expect(picker).toContainText('without the two headers that WebContainer needs')
	},
)

for (const language of ['ts', 'py'] as const) {
	test(`on a page without encryption ${language} is graded, and the attempt is kept`, async ({
		page,
		course,
	}) => {
		test.setTimeout(120_000)
		const faults = hearFaults(page)
		const exercise = new ExercisePage(page, 'fetch-all-at-once', language)
		// Browsers trust their own computer; by another name it is any host.
		const lesson = course.lessonOf(exercise.id).replace('127.0.0.1', 'unencrypted.test')
		await page.goto(lesson)
		expect(await page.evaluate(() => isSecureContext)).toBe(false)
		await exercise.tab(language).click()
		await gradeSolution(exercise)
		await expect(exercise.element.getByText('Your attempts (1)')).toBeVisible()
		expect(faults).toEqual([])
	})
}

test('without workers it says so in place of a verdict, and tries again', async ({
	exercise,
	page,
}) => {
	const faults = hearFaults(page)
	await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'))
	await page.reload()
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('This browser has no Web Workers')
	await expect(exercise.button('Try again')).toBeVisible()
	await exercise.button('Run').click()
	await expect(exercise.output).toContainText('This browser has no Web Workers')
	expect(faults).toEqual([])
})

test('without WebAssembly Python says so, and TypeScript is graded', async ({ exercise, page }) => {
	const faults = hearFaults(page)
	await page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly'))
	await page.reload()
	await gradeSolution(exercise)
	const python = new ExercisePage(page, exercise.id, 'py')
	await python.tab('py').click()
	await python.touch()
	await python.button('Grade').click()
	await expect(python.verdict).toContainText('This browser has no WebAssembly')
	expect(faults).toEqual([])
})

for (const [what, take] of [
	['there is no database', () => Reflect.defineProperty(window, 'indexedDB', { value: undefined })],
	[
		'the database may not be opened, as in some private windows',
		() => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('A mutation operation was attempted.', 'InvalidStateError')
			}
		},
	],
	[
		'the database never answers',
		() => {
			const request = () => new EventTarget() as IDBOpenDBRequest
			IDBFactory.prototype.open = request
		},
	],
] as const) {
	test(`grades and keeps the draft where ${what}`, async ({ exercise, page }) => {
		const faults = hearFaults(page)
		await page.addInitScript(take)
		await page.reload()
		await gradeSolution(exercise)
		if (!what.includes('never'))
			await expect(exercise.notices).toContainText('This browser keeps no list of your attempts.')
		await page.reload()
		await expect(exercise.editor).toHaveValue(exercise.solution)
		expect(faults).toEqual([])
	})
}

test('says that it can pack no link, and that it can read none', async ({ exercise, page }) => {
	const faults = hearFaults(page)
	await page.addInitScript(() => {
		Reflect.deleteProperty(window, 'CompressionStream')
		Reflect.deleteProperty(window, 'DecompressionStream')
	})
	await page.reload()
	await exercise.button('Share').click()
	await exercise.button('Copy a link to my code').click()
	await expect(exercise.element.locator('share-panel')).toContainText(
		'This browser cannot pack code into a link.',
	)
	const lesson = page.url().replace(/#.*/, '')
	await page.goto('about:blank')
	await page.goto(`${lesson}#work=1.ts.${exercise.id}.eJyrVkrLzElVslJQUapVAAAh9gRk`)
	// For an exercise that nobody could read the name of: the first of the page says it.
	await expect(page.getByText(/this browser cannot unpack it\. One of 2023/).first()).toBeVisible()
	expect(faults).toEqual([])
})

test('the page Offline says that nothing can be kept without service workers', async ({
	page,
	course,
}) => {
	const faults = hearFaults(page)
	await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
	await page.goto(new URL('offline/', course.url).href)
	await expect(page.locator('offline-course')).toContainText(
		'this browser has no service workers, or has them switched off',
	)
	expect(faults).toEqual([])
})

test(
	'a script that does not come is said, and the page reloaded comes whole where it was',
	{ tag: anyBrowser },
	async ({ page, course }) => {
		const lesson = `${course.lessonOf('fetch-all-at-once')}#exercise-fetch-all-at-once`
		await page.route(/ExerciseSection.*\.js$/, (route) => route.abort())
		await page.goto(lesson)
		const said = page.getByRole('alert')
		await expect(said).toContainText('A part of this page did not come over the network.')
		await page.unrouteAll()
		await said.getByRole('button', { name: 'Reload' }).click()
		await expect(page.locator('course-exercise').first()).toHaveAttribute('awake')
		await expect(said).toHaveCount(0)
		expect(page.url()).toBe(lesson)
	},
)

test('a part that a script asks for and does not get is said, too', async ({ page, course }) => {
	await page.route(/\/exercise\.[^/]*\.js$/, (route) => route.abort())
	await page.goto(course.lessonOf('fetch-all-at-once'))
	await expect(page.getByRole('alert')).toHaveCount(1)
})

test('an error of a program is no missing part', async ({ page, course }) => {
	await page.goto(course.url)
	await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { message: 'none of ours' })))
	await page.evaluate(() => document.body.append(Object.assign(new Image(), { src: 'none.png' })))
	await page.waitForFunction(
		() => document.querySelector<HTMLImageElement>('img[src="none.png"]')?.complete,
	)
	await expect(page.getByRole('alert')).toHaveCount(0)
})
