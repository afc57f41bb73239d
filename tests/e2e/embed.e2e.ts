import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { anyHost, expect, type ExercisePage, test } from './course.ts'

// An exercise in somebody else's page.

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
		expect(link.split('#')[0]).toBe(course.lessonOf('fetch-all-at-once'))
	},
)

function sidewaysOf(page: Page): Promise<number> {
	return page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	)
}
