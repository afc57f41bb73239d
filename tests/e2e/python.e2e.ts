import type { Locator } from '@playwright/test'
import { complaintsAsItIs } from '../a11y/axe.ts'
import { course as thisCourse } from '../../src/the-course.ts'
import { dist } from '../built-site.ts'
import {
	anyHost,
	anyBrowser,
	emulateColours,
	expect,
	ExercisePage,
	languageKey,
	test,
} from './course.ts'
import { OfflineHost } from './offline-host.ts'

test.use({ language: 'none', returning: true })
test.describe.configure({ timeout: 120_000 })

/** What the browser asked the site for, as paths. */
function listen(page: ExercisePage['page']): string[] {
	const asked: string[] = []
	page.on('request', (request) => asked.push(new URL(request.url()).pathname))
	return asked
}

/** How much of a bar is full. */
function shareOf(bar: Locator): Promise<number> {
	return bar.evaluate((each) => (each instanceof HTMLProgressElement ? each.position : -1))
}

const heavy = /\/python-|lang-python|pyodide|bench|worker-entry/

test.describe('on a first visit', () => {
	test.use({ returning: false })

	test('fetches nothing of Python before somebody asks for it', async ({ page, course }) => {
		const asked = listen(page)
		await page.goto(course.lessonOf('fetch-all-at-once'), { waitUntil: 'networkidle' })
		const exercise = new ExercisePage(page, 'fetch-all-at-once', 'py')
		await expect(exercise.editor).toBeVisible()
		await exercise.tab('ts').click()
		await exercise.tab('py').click()
		expect(asked.length).toBeGreaterThan(3)
		expect(asked.filter((path) => heavy.test(path))).toEqual([])

		await exercise.touch()
		// The same pattern sees them now: it can fail.
		const ofPython = /\/python-\w+\/[^/]+\.(wasm|zip)$/
		const files = () => new Set(asked.filter((path) => ofPython.test(path))).size
		await expect.poll(files).toBe(4)
		expect(asked.filter((path) => heavy.test(path)).length).toBeGreaterThan(4)
	})

	test('says that Python is being fetched, and how much that is, until it is there', async ({
		exercise,
		page,
	}) => {
		const arrived = Promise.withResolvers<undefined>()
		await page.route('**/library.zip', async (route) => {
			await arrived.promise
			await route.continue()
		})
		await expect(
			exercise.element.getByText(/fetched when you begin: \d\.\d MB, once/),
		).toBeVisible()
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText(/Fetching Python, \d\.\d MB, once/)
		await expect(exercise.said).toContainText('Fetching Python')
		arrived.resolve(undefined)
		await expect(exercise.verdict).toContainText('Not yet', { timeout: 60_000 })
	})

	test(
		'shows how much of Python has arrived, as a bar and in megabytes',
		{ tag: anyBrowser },
		async ({ page, course }) => {
			const rest = Promise.withResolvers<undefined>()
			await using host = await OfflineHost.open(dist, thisCourse.base)
			host.held.set('library.zip', rest.promise)
			const exercise = new ExercisePage(page, 'fetch-all-at-once', 'py')
			await page.goto(course.lessonOf(exercise.id).replace(course.url, host.url))

			const shows = async (place: Locator) => {
				const bar = place.getByRole('progressbar', { name: 'Fetched' })
				// All the rest is there, and about half of the library.
				await expect.poll(() => shareOf(bar), { timeout: 60_000 }).toBeGreaterThan(0.7)
				expect(await shareOf(bar)).toBeLessThan(0.9)
				await expect(place).toContainText(/Fetching Python, \d\.\d MB, once/)
				await expect(place).toContainText(/[45]\.\d of 6\.\d MB/)
				return bar
			}
			await exercise.button('Run').click()
			const inOutput = await shows(exercise.output)
			await expect(exercise.said).toHaveText(/^Fetching Python, \d\.\d MB, once…$/)
			await exercise.button('Stop').click()
			await expect(inOutput).toBeHidden()
			await exercise.button('Grade').click()
			const inVerdict = await shows(exercise.verdict)
			expect(await complaintsAsItIs(page, `#${exercise.id}`)).toEqual([])

			rest.resolve(undefined)
			await expect(exercise.verdict).toContainText('Not yet', { timeout: 60_000 })
			await expect(inVerdict).toBeHidden()
		},
	)

	test('grades without a network once it has been graded', async ({
		exercise,
		context,
		servedBy,
	}) => {
		test.skip(servedBy === 'files', 'such a host says of no file that it may be kept')
		await exercise.touch()
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText('Not yet', { timeout: 60_000 })
		await context.setOffline(true)
		// More often than there are interpreters that were made before.
		for (const answer of [exercise.solution, exercise.starter, exercise.solution]) {
			await exercise.write(answer)
			await exercise.button('Grade').click()
			const verdict = answer === exercise.solution ? 'Passed' : 'Not yet'
			await expect(exercise.verdict).toContainText(verdict, { timeout: 60_000 })
		}
	})

	test('takes the blame when Python cannot be fetched, and tries again', async ({
		exercise,
		page,
	}) => {
		await page.route('**/library.zip', (route) => route.abort())
		await exercise.touch()
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText('our fault', { timeout: 60_000 })
		await expect(exercise.verdict).toContainText('Python could not be loaded')
		await page.unroute('**/library.zip')
		await exercise.button('Try again').click()
		await expect(exercise.verdict).toContainText('Not yet', { timeout: 60_000 })
	})
})

test(
	'is graded: the starter fails at its case, and the solution passes',
	{ tag: anyBrowser },
	async ({ exercise }) => {
		await exercise.touch()
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText(
			'First failure: asks for all twenty before the first answer is back',
			{ timeout: 60_000 },
		)
		await expect(exercise.element.locator('hint-ladder')).toContainText('Hint 1 of')
		await exercise.write(exercise.solution)
		await exercise.button('Grade').click()
		await expect(exercise.said).toContainText('Passed: all', { timeout: 60_000 })
		await expect(exercise.whole.getByText('✓ passed')).toBeVisible()
		// The mark is of the language that is shown.
		await exercise.tab('ts').click()
		await expect(exercise.whole.getByText('✓ passed')).toBeHidden()
	},
)

test(
	'runs, and prints in the order of what happens',
	{ tag: [anyBrowser, anyHost] },
	async ({ exercise }) => {
		await exercise.touch()
		// In real time a busy machine would not get to the end within the exercise's limit.
		await exercise.element.getByRole('combobox', { name: 'Clock of Run' }).selectOption('hybrid')
		await exercise.button('Run').click()
		await expect(exercise.output).toContainText('20 names in', { timeout: 60_000 })
		await expect(exercise.said).toContainText('Finished in')
		await expect(exercise.output).toContainText('Ran in this page (CPython 3.14).')
	},
)

test('runs by the clock that was chosen', async ({ exercise }) => {
	await exercise.write(
		'import asyncio\n\nasync def nap():\n    await asyncio.sleep(40)\n    print("rested")\n\nasyncio.run(nap())\n\nasync def fetch_all(ids):\n    return []\n',
	)
	await exercise.element.getByRole('combobox', { name: 'Clock of Run' }).selectOption('pure')
	await exercise.button('Run').click()
	await expect(exercise.output).toContainText('rested', { timeout: 60_000 })
	await expect(exercise.output).toContainText('Finished in 40 s by its own clock.')
})

test('stops a loop without an end, and says at which line it was', async ({ exercise, page }) => {
	await exercise.write('number = 0\nwhile True:\n    number += 1\n')
	await exercise.button('Run').click()
	await expect(exercise.output).toContainText('look for a loop that does not end', {
		timeout: 60_000,
	})
	await expect(exercise.said).toContainText(/It was at line [23] of fetch_all\.py\./)
	await exercise.output.getByRole('button', { name: /^line [23] of fetch_all\.py$/ }).click()
	await expect(exercise.editor).toBeFocused()
	await page.keyboard.type('#')
	await expect.poll(() => exercise.text()).toMatch(/^number = 0\n.*#/s)
})

test('is stopped by the button, and runs again', { tag: anyBrowser }, async ({ exercise }) => {
	// It waits between its rounds, or a busy computer has it ended as a loop without an end before it is stopped.
	await exercise.write(
		'import time\nprint("round and round")\nwhile True:\n    time.sleep(0.1)\n    sum(range(100_000))\n',
	)
	await exercise.button('Run').click()
	await expect(exercise.output.locator('[data-stream=out]')).toContainText('round', {
		timeout: 60_000,
	})
	await exercise.button('Stop').click()
	await expect(exercise.output).toContainText('Stopped.')
	await exercise.write(exercise.starter)
	await exercise.element.getByRole('combobox', { name: 'Clock of Run' }).selectOption('hybrid')
	await exercise.button('Run').click()
	await expect(exercise.output).toContainText('20 names in', { timeout: 60_000 })
})

test('shows where a syntax error is, in Run and in Grade', async ({ exercise }) => {
	await exercise.write('async def fetch_all(ids):\n    return [id for id in ids\n')
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('could not be loaded', { timeout: 60_000 })
	await expect(exercise.verdict).toContainText('SyntaxError')
	await exercise.verdict.getByRole('button', { name: 'line 2 of fetch_all.py' }).click()
	await expect(exercise.editor).toBeFocused()
	await exercise.button('Run').click()
	await expect(exercise.output).toContainText('SyntaxError', { timeout: 60_000 })
	await expect(exercise.output.getByRole('button', { name: /line 2/ }).first()).toBeVisible()
})

test('links the places of a traceback to the editor', async ({ exercise }) => {
	await exercise.write('async def fetch_all(ids):\n    raise ValueError("no names today")\n')
	await exercise.button('Run').click()
	await expect(exercise.output).toContainText('ValueError: no names today', { timeout: 60_000 })
	await exercise.output.getByRole('button', { name: '"fetch_all.py", line 2' }).click()
	await expect(exercise.editor).toBeFocused()
})

test('says which browsers take turns between threads, where this one does not', async ({
	exercise,
	page,
}) => {
	const sentence = exercise.element.getByText('threads run one after the other')
	await expect(sentence).toBeHidden()
	await page.addInitScript(() => Reflect.deleteProperty(WebAssembly, 'Suspending'))
	await page.reload()
	await expect(sentence).toContainText('Chrome 137, Firefox 153 and Safari 27')
})

test('indents with four spaces', async ({ exercise, page }) => {
	await exercise.write('if True:')
	await exercise.editor.press('End')
	await page.keyboard.press('Enter')
	await page.keyboard.type('pass')
	await expect.poll(() => exercise.text()).toBe('if True:\n    pass')
	await page.keyboard.press('Home')
	await page.keyboard.press('Tab')
	await expect.poll(() => exercise.text()).toBe('if True:\n        pass')
})

test('has the same colours before and after the editor comes', async ({ exercise, page }) => {
	const words = ['import', 'async', 'def', 'fetch_all', 'int', 'ClientSession', 'session', '"name"']
	const coloursIn = (lines: '.under .line' | '.cm-line') => exercise.coloursOf(words, lines)
	await emulateColours(page, 'dark')
	const before = await coloursIn('.under .line')
	expect(new Set(before.map((colour) => colour.replace(/.*: /, ''))).size).toBeGreaterThan(3)
	await exercise.touch()
	// The full editor reads for 20 ms before it shows itself, and the rest of a text when it is idle.
	await expect.poll(() => coloursIn('.cm-line')).toEqual(before)
})

test.describe('the language switch', () => {
	test('begins with Python, and keeps a choice over pages and for the prose', async ({
		exercise,
		page,
	}) => {
		const prose = page.locator('starlight-tabs:not(.exercise starlight-tabs)').first()
		const proseTab = (name: string) => prose.getByRole('tab', { name, exact: true })
		await expect(exercise.tab('py')).toHaveAttribute('aria-selected', 'true')
		await expect(proseTab('Python')).toHaveAttribute('aria-selected', 'true')

		await exercise.tab('ts').click()
		await expect(exercise.element).toBeHidden()
		await expect(proseTab('TypeScript')).toHaveAttribute('aria-selected', 'true')
		const other = new ExercisePage(page, 'one-at-a-time', 'ts')
		await expect(other.element).toBeVisible()

		await page.reload()
		await expect(other.element).toBeVisible()
		await expect(exercise.element).toBeHidden()

		await proseTab('Python').click()
		await expect(exercise.element).toBeVisible()
		await expect(other.element).toBeHidden()
		expect(await page.evaluate((key) => localStorage.getItem(key), languageKey)).toBe('Python')
	})

	test('moves nothing that is above it, and loses no draft', async ({ exercise, page }) => {
		await exercise.write('# mine\n')
		const top = () => exercise.tab('py').evaluate((tab) => tab.getBoundingClientRect().top)
		const before = await top()
		await exercise.tab('ts').click()
		expect(await top()).toBeCloseTo(before, 0)
		const other = new ExercisePage(page, exercise.id, 'ts')
		await other.write('// mine too\n')
		await page.reload()
		await expect(other.editor).toHaveValue('// mine too\n')
		await exercise.tab('py').click()
		await expect(exercise.editor).toHaveValue('# mine\n')
	})

	test('is worked with the arrow keys, as tabs are', async ({ exercise, page }) => {
		await exercise.tab('py').focus()
		await page.keyboard.press('ArrowRight')
		await expect(exercise.tab('ts')).toBeFocused()
		await expect(exercise.tab('ts')).toHaveAttribute('aria-selected', 'true')
		await expect(exercise.element).toBeHidden()
		await page.keyboard.press('ArrowLeft')
		await expect(exercise.tab('py')).toBeFocused()
		await expect(exercise.element).toBeVisible()
	})
})
