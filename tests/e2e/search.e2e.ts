import type { Page } from '@playwright/test'
import { anyHost, expect, test } from './course.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' })

test(
	'the course is searched by keyboard, and nothing of the search is fetched before',
	{ tag: anyHost },
	async ({ page, course }) => {
		const fetched: string[] = []
		page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
		await page.goto(new URL('taking-turns/', course.url).href)
		await page.waitForLoadState('networkidle')
		expect(fetched.filter((path) => /pagefind|search-panel/.test(path))).toEqual([])

		await page.keyboard.press('Control+k')
		await expect(dialog(page).getByRole('searchbox', { name: 'Search' })).toBeFocused()
		await page.keyboard.type('semaphore')
		await expect(dialog(page).getByRole('status')).toContainText(/pages?/)
		const first = dialog(page).getByRole('link').first()
		await expect(first).toBeVisible()
		const title = (await first.textContent()) ?? ''
		await page.keyboard.press('Enter')
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
		await expect(dialog(page)).toBeHidden()
	},
)

test('what nobody wrote is not found, and Escape gives the focus back', async ({
	page,
	course,
}) => {
	await page.goto(new URL('taking-turns/', course.url).href)
	const opener = page.getByRole('button', { name: 'Search' })
	await opener.click()
	await page.keyboard.type('qqqq')
	await expect(dialog(page).getByRole('status')).toHaveText('Nothing holds “qqqq”.')
	await page.keyboard.press('Escape')
	await expect(dialog(page)).toBeHidden()
	await expect(opener).toBeFocused()
})

test('a search without a network says so, and works when it is back', async ({ page, course }) => {
	await page.goto(new URL('taking-turns/', course.url).href)
	await page.route('**/pagefind/**', (route) => route.abort())
	await page.getByRole('button', { name: 'Search' }).click()
	await page.keyboard.type('gather')
	await expect(dialog(page).getByRole('status')).toContainText('could not be fetched')
	await page.unroute('**/pagefind/**')
	await page.reload()
	await page.getByRole('button', { name: 'Search' }).click()
	await page.keyboard.type('gather')
	await expect(dialog(page).getByRole('link').first()).toBeVisible()
})
