import type { Page } from '@playwright/test'
import { anyBrowser, test as base, expect } from './course.ts'

const program = "console.log('ran')\nexport const fetchAll = async () => []\n"

/**
 * An exercise that runs until the test lets it end: what it needs has not arrived, as over a slow line. Time is not
 * what it waits for, which on a busy machine would be over at any moment.
 */
const test = base.extend<{ letEnd: () => void }>({
	letEnd: async ({ page }, use) => {
		const { promise, resolve } = Promise.withResolvers<void>()
		await page.route('**/exercises/fetch-all-at-once/ts.json', async (route) => {
			await promise
			await route.continue()
		})
		await use(resolve)
	},
	exercise: async ({ exercise, page, letEnd: _ }, use) => {
		await exercise.write(program)
		await page.evaluate(() => (globalThis.isSameDocument = true))
		await use(exercise)
	},
})

declare global {
	/** In the document that a test has marked. */
	var isSameDocument: boolean | undefined
}

const isSameDocument = (page: Page) => page.evaluate(() => globalThis.isSameDocument === true)
const title = (page: Page) => page.locator('main h1').first()
const onwards = (page: Page) => page.locator('.pagination-links a[rel=next]')
const card = (page: Page) => page.getByRole('complementary', { name: 'Goes on meanwhile' })
const outcome = (page: Page) => card(page).getByRole('status')

test(
	'a run goes on while another lesson is read, and is there when one comes back',
	{ tag: anyBrowser },
	async ({ exercise, page, letEnd }) => {
		await exercise.button('Run').click()
		const home = page.url()
		const before = await title(page).innerText()
		await onwards(page).click()
		await expect(title(page)).not.toHaveText(before)
		await expect(page).not.toHaveURL(home)
		expect(await isSameDocument(page)).toBe(true)
		await expect(outcome(page)).toHaveText('“Fetch twenty at once” is running.')
		await expect(page.locator('nav.sidebar [aria-current=page]')).toHaveAttribute(
			'href',
			new URL(page.url()).pathname,
		)
		await expect(page.locator('.astro-route-announcer')).toHaveText(await page.title())
		expect(await page.evaluate(() => scrollY)).toBe(0)

		letEnd()
		await expect(outcome(page)).toHaveText('“Fetch twenty at once” has ended.')
		await card(page).getByRole('link', { name: 'Back to it' }).click()
		await expect(page).toHaveURL(`${home}#${exercise.id}`)
		await expect(exercise.output.locator('.printed').first()).toContainText('ran')
		await expect(exercise.whole).toBeInViewport()
		await expect(card(page)).toHaveCount(0)
		await expect(page.locator(`section#${exercise.id}`)).toHaveCount(1)
		expect(await isSameDocument(page)).toBe(true)

		// It is worked on as if nothing had been.
		await exercise.write(exercise.solution)
		await exercise.button('Grade').click()
		await expect(exercise.said).toContainText('Passed')
		await exercise.button('Run').click()
		await expect(exercise.element.getByRole('application')).toBeVisible()
		await page.reload()
		await expect(exercise.editor).toHaveValue(exercise.solution)
	},
)

test('a grade goes on, and what came of it is told where one reads then', async ({
	exercise,
	page,
	letEnd,
}) => {
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await onwards(page).click()
	await expect(outcome(page)).toHaveText('“Fetch twenty at once” is being graded.')
	letEnd()
	await expect(outcome(page)).toHaveText('“Fetch twenty at once”: passed.')
	await card(page).getByRole('button', { name: 'Close' }).click()
	await expect(card(page)).toHaveCount(0)
	await expect(title(page)).toBeFocused()
	// It counts in its own page, as ever.
	await page.goBack()
	await expect(exercise.whole.getByText('✓ passed').first()).toBeVisible()
	// What was saved is laid in as at any visit, and goes on being saved.
	await expect(exercise.editor).toHaveValue(exercise.solution)
	await exercise.write(program)
	await page.reload()
	await expect(exercise.editor).toHaveValue(program)
})

test('it is stopped from where one reads', async ({ exercise, page }) => {
	await exercise.button('Run').click()
	await onwards(page).click()
	await card(page).getByRole('button', { name: 'Stop' }).click()
	await expect(outcome(page)).toHaveText('“Fetch twenty at once” was stopped.')
	await expect(card(page).getByRole('button')).toHaveText('Close')
})

test('Back and Forward lead to and fro while it runs', async ({ exercise, page }) => {
	await exercise.button('Run').click()
	const home = page.url()
	const names = [await title(page).innerText()]
	await onwards(page).click()
	await expect(card(page)).toBeVisible()
	const second = page.url()
	names.push(await title(page).innerText())
	// A place in that page is an entry that the router knows nothing of.
	await page.locator('nav[aria-labelledby=starlight__on-this-page] a').nth(1).click()
	await expect(page).toHaveURL((url) => url.hash !== '')
	await onwards(page).click()
	await expect(title(page)).not.toHaveText(names[1] ?? '')

	await page.goBack()
	await expect(page).toHaveURL((url) => url.href.startsWith(`${second}#`))
	await expect(title(page)).toHaveText(names[1] ?? '')
	await page.goBack()
	await expect(page).toHaveURL(second)
	await page.goBack()
	await expect(page).toHaveURL(home)
	await expect(title(page)).toHaveText(names[0] ?? '')
	await expect(exercise.element).toHaveAttribute('data-status', 'running')
	await expect(card(page)).toHaveCount(0)
	await page.goForward()
	await expect(page).toHaveURL(second)
	await expect(outcome(page)).toHaveText('“Fetch twenty at once” is running.')
	expect(await isSameDocument(page)).toBe(true)
})

test('the page that is read meanwhile does all it does', async ({ exercise, page }) => {
	await exercise.button('Run').click()
	await page.getByRole('link', { name: 'Taking turns', exact: true }).first().click()
	await expect(card(page)).toBeVisible()
	const live = page.locator('live-code[language=ts]').first()
	await live.getByRole('button', { name: 'Run this' }).click()
	await expect(live.getByRole('application')).toBeVisible()
	await page.getByRole('button', { name: 'Search' }).click()
	await page.keyboard.type('semaphore')
	await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible()
	await page.keyboard.press('Escape')
	await page.getByLabel('Select theme').first().selectOption('dark')
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
	const other = page.locator('course-exercise[language=ts]').first()
	await other.getByRole('textbox').first().focus()
	await other.locator('code-editor[upgraded]').first().waitFor()
	await other.getByRole('button', { name: 'Grade', exact: true }).click()
	await expect(other.locator('grade-panel .verdict')).toContainText('Not yet')
	await expect(page.locator('.right-sidebar [aria-current=true]')).not.toHaveCount(0)
	await expect(outcome(page)).toHaveText('“Fetch twenty at once” is running.')
})

test('a page in another language is gone to as by any link', async ({ exercise, page, course }) => {
	await exercise.button('Run').click()
	await onwards(page).evaluate((link: HTMLAnchorElement, home) => {
		link.href = link.href.replace(home, `${home}de/`)
	}, course.url)
	await onwards(page).click()
	await expect(page.locator('html')).toHaveAttribute('lang', 'de')
	expect(await isSameDocument(page)).toBe(false)
})

for (const [when, arrange] of [
	[
		'nothing runs any more',
		async (page: Page, letEnd: () => void) => {
			letEnd()
			await expect(page.locator('run-output').getByText('Finished in').first()).toBeVisible()
		},
	],
	[
		'the browser moves nothing as it is',
		(page: Page) => page.evaluate(() => Reflect.deleteProperty(Element.prototype, 'moveBefore')),
	],
	[
		'what carries a run is out of reach',
		(page: Page) => page.route(/carry-over[.-][\w-]+\.js$/, (route) => route.abort()),
	],
] as const) {
	test(`the browser follows the link where ${when}`, async ({ exercise, page, letEnd }) => {
		await exercise.button('Run').click()
		await arrange(page, letEnd)
		const home = page.url()
		await onwards(page).click()
		await expect(page).not.toHaveURL(home)
		await page.waitForLoadState()
		expect(await isSameDocument(page)).toBe(false)
	})
}
