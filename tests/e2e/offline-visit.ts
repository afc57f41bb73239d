import type { Locator, Page } from '@playwright/test'
import { course } from '../../src/the-course.ts'
import { dist } from '../built-site.ts'
import { expect, test as base } from './course.ts'
import { OfflineHost } from './offline-host.ts'

/** Where the course lies on its host. */
export const folder = course.base
export const lesson = 'from-sequential-to-concurrent/'

/** With a host of its own, that can go away; a file of tests has to let service workers in itself. */
export const test = base.extend<{ host: OfflineHost }>({
	host: async ({}, use) => {
		await using host = await OfflineHost.open(dist, folder)
		await use(host)
	},
})

/** Opens a page, and waits until the service worker answers for it. */
export async function open(page: Page, url: string) {
	await page.goto(url)
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** What the page "Offline" shows. */
export function offline(page: Page) {
	const element = page.locator('offline-course')
	const button = (name: string) => element.getByRole('button', { name, exact: true })
	return { element, button, said: element.getByRole('status') }
}

export async function take(page: Page, host: OfflineHost) {
	await open(page, new URL('offline/', host.url).href)
	const { element, button } = offline(page)
	await button('Take the whole course with you').click()
	await expectStatus(element, 'complete')
}

export function expectStatus(element: Locator, status: string) {
	return expect(element).toHaveAttribute('data-status', status, { timeout: 60_000 })
}

/** The paths of the course's files that are kept, in all versions; what is noted of pages and choices comes and goes. */
export function keptPaths(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const caching = (await caches.keys()).map((name) => caches.open(name))
		const requests = await Promise.all((await Promise.all(caching)).map((cache) => cache.keys()))
		const paths = requests.flat().map(({ url }) => new URL(url).pathname)
		return paths.filter((path) => !path.includes('/.kept/'))
	})
}
