import { cp, mkdtempDisposable, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { course as thisCourse } from '../../src/the-course.ts'
import { writeWorker } from '../../src/library/publish-offline.ts'
import { dist, root } from '../built-site.ts'
import { expect, ExercisePage, test as base } from './course.ts'
import { OfflineHost } from './offline-host.ts'

const { base: folder } = thisCourse
const lesson = 'from-sequential-to-concurrent/'

const test = base.extend<{ host: OfflineHost }>({
	host: async ({}, use) => {
		await using host = await OfflineHost.open(dist, folder)
		await use(host)
	},
})

test.use({ serviceWorkers: 'allow' })

/** Opens a page, and waits until the service worker answers for it. */
async function open(page: Page, url: string) {
	await page.goto(url)
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** What the page "Offline" shows. */
function offline(page: Page) {
	const element = page.locator('offline-course')
	const button = (name: string) => element.getByRole('button', { name, exact: true })
	return { element, button, said: element.getByRole('status') }
}

async function take(page: Page, host: OfflineHost) {
	await open(page, new URL('offline/', host.url).href)
	const { element, button } = offline(page)
	await button('Take the whole course with you').click()
	await expectStatus(element, 'complete')
}

function expectStatus(element: Locator, status: string) {
	return expect(element).toHaveAttribute('data-status', status, { timeout: 60_000 })
}

/** The paths of the course's files that are kept, in all versions; what is noted of pages and choices comes and goes. */
function keptPaths(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const caching = (await caches.keys()).map((name) => caches.open(name))
		const requests = await Promise.all((await Promise.all(caching)).map((cache) => cache.keys()))
		const paths = requests.flat().map(({ url }) => new URL(url).pathname)
		return paths.filter((path) => !path.includes('/.kept/'))
	})
}

/** What the page has loaded of scripts, and workers too, that is not kept yet. */
async function notKept(page: Page): Promise<string[]> {
	const kept = await keptPaths(page)
	const loaded = await page.evaluate(() =>
		performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
	)
	return loaded.filter((path) => /\/_astro\/.*\.m?js$/.test(path) && !kept.includes(path))
}

/** The versions that are kept. */
function keptVersions(page: Page): Promise<string[]> {
	return page.evaluate(async () =>
		(await caches.keys()).flatMap((name) => /^course \S+ (\w{16})$/.exec(name)?.[1] ?? []),
	)
}

/** What an exercise needs to be graded, as this page gets it. */
function suiteOf(page: Page): Promise<string> {
	return page.evaluate(
		async (url) => (await fetch(url)).text(),
		`${folder}exercises/fetch-all-at-once/ts.json`,
	)
}

/** The course as it is published later: a page and an exercise have changed, and every script has another name. */
async function republish(target: string) {
	await cp(dist, target, { recursive: true })
	const names = await readdir(target, { recursive: true })
	const scripts = names.flatMap((name) => /^_astro\/([^/]+\.js)$/.exec(name)?.[1] ?? [])
	expect(scripts.length).toBeGreaterThan(10)
	const named = new RegExp(scripts.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g')
	for (const name of names.filter((each) => /\.html$|^_astro\/[^/]+\.js$/.test(each))) {
		const text = await readFile(join(target, name), 'utf8')
		const html = name.startsWith(lesson) ? text.replaceAll('</h1>', ' (newer)</h1>') : text
		await writeFile(join(target, name), html.replace(named, newName))
	}
	for (const name of scripts)
		await rename(join(target, '_astro', name), join(target, '_astro', newName(name)))
	const suite = join(target, 'exercises/fetch-all-at-once/ts.json')
	await writeFile(suite, (await readFile(suite, 'utf8')).replace('{', '{"newer":true,'))
	await writeWorker(target, { base: folder, assets: '_astro/' })
}

function newName(script: string): string {
	return script.replace(/\.js$/, '.newer.js')
}

test('the first visit keeps what every page needs, and says nothing', async ({ page, host }) => {
	await open(page, host.url)
	await expect.poll(() => keptPaths(page)).toContain(`${folder}offline/`)
	expect(await keptPaths(page)).not.toContain(`${folder}${lesson}`)
	await host.stop()
	await page.goto(new URL(lesson, host.url).href)
	await expect(page.getByText('is not kept in this browser')).toBeVisible()
	await page.getByRole('link', { name: 'To the first page' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Interleave')
})

test('what was opened once is there without a network', async ({ page, host }) => {
	// It is opened before there is a worker.
	await open(page, new URL(lesson, host.url).href)
	const exercise = new ExercisePage(page, 'fetch-all-at-once')
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await expect(exercise.said).toContainText('Passed')
	await expect.poll(() => keptPaths(page)).toContain(`${folder}${lesson}`)
	await host.stop()
	await page.reload()
	await exercise.touch()
	await exercise.button('Grade').click()
	await expect(exercise.said).toContainText('Passed')
})

test('the whole course works in aeroplane mode', async ({ page, host, context }) => {
	test.setTimeout(240_000)
	await open(page, host.url)
	await take(page, host)
	await expect(offline(page).said).toContainText('The whole course is in this browser')
	await host.stop()
	await context.setOffline(true)
	const before = host.asked.length

	await page.goto(new URL(lesson, host.url).href)
	const exercise = new ExercisePage(page, 'fetch-all-at-once')
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await expect(exercise.said).toContainText('Passed')
	// The page is isolated as it is with a network.
	expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)

	await page.goto(new URL('threads-and-locks/', host.url).href)
	const threads = new ExercisePage(page, 'twenty-in-threads', 'py')
	await threads.tab('py').click()
	await threads.write(threads.solution)
	await threads.button('Grade').click()
	await expect(threads.said).toContainText('Passed', { timeout: 120_000 })
	expect(host.asked.length).toBe(before)

	await page.keyboard.press('Control+k')
	await page.getByRole('searchbox', { name: 'Search' }).fill('thread')
	await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible()
})

test('an update never mixes versions', async ({ page, host }) => {
	test.setTimeout(180_000)
	await using newer = await mkdtempDisposable(join(root, '.cache/newer-'))
	await republish(newer.path)
	await take(page, host)
	await page.goto(new URL(lesson, host.url).href)
	const [old] = await keptVersions(page)
	const suite = await suiteOf(page)

	await host.publish(newer.path)
	const before = host.asked.length
	await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update())
	const notice = page.getByRole('complementary', { name: 'A newer version' })
	await expect(notice.getByRole('status')).toContainText('Reload to use it', { timeout: 60_000 })
	// What is the same was copied.
	const fetched = host.asked.slice(before).filter((path) => path !== 'sw.js')
	expect(fetched).toContain(lesson)
	expect(fetched.filter((path) => /\/python-\w+\/|pagefind|stopwatch.*json/.test(path))).toEqual([])

	// The page that is open is whole in the old version: its editor is on no server any more.
	expect(await keptVersions(page)).toHaveLength(2)
	const exercise = new ExercisePage(page, 'fetch-all-at-once')
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await expect(exercise.said).toContainText('Passed')
	expect(await suiteOf(page)).toBe(suite)
	await expect(page.locator('h1').first()).not.toContainText('newer')

	await notice.getByRole('button', { name: 'Reload' }).click()
	await expect(page.locator('h1').first()).toContainText('newer')
	await expect.poll(() => exercise.text()).toBe(exercise.solution)
	await exercise.touch()
	expect(await suiteOf(page)).toContain('"newer":true')
	const loaded = await page.evaluate(() =>
		performance.getEntriesByType('resource').map(({ name }) => name),
	)
	const editors = loaded.filter((name) => name.includes('/code-mirror.'))
	expect(editors).not.toEqual([])
	expect(editors.filter((name) => !name.endsWith('.newer.js'))).toEqual([])
	await expect.poll(() => keptVersions(page)).not.toContain(old)
	await expect(notice).toBeHidden()

	// The course is whole in its new version too.
	await host.stop()
	await page.goto(new URL('offline/', host.url).href)
	await expectStatus(offline(page).element, 'complete')
})

test('a page of an old version gets no exercise of a new one', async ({ page, host }) => {
	await using newer = await mkdtempDisposable(join(root, '.cache/newer-'))
	await republish(newer.path)
	await open(page, new URL(lesson, host.url).href)
	const exercise = new ExercisePage(page, 'fetch-all-at-once')
	await exercise.touch()
	await exercise.button('Grade').click()
	await expect(exercise.element.locator('grade-panel[data-status=failed]')).toBeVisible()
	await expect.poll(() => keptPaths(page)).toContain(`${folder}${lesson}`)
	await expect.poll(() => notKept(page)).toEqual([])
	// All is kept that grading takes, but for what is to be graded.
	await page.evaluate(async (url) => {
		for (const name of await caches.keys()) await (await caches.open(name)).delete(url)
	}, `${folder}exercises/fetch-all-at-once/ts.json`)
	await page.reload()
	await host.publish(newer.path)
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('newer version of the course only')
	expect(await keptPaths(page)).not.toContain(`${folder}exercises/fetch-all-at-once/ts.json`)
})

test('nobody is told to reload while something runs', async ({ page, host }) => {
	await using newer = await mkdtempDisposable(join(root, '.cache/newer-'))
	await republish(newer.path)
	await open(page, new URL(lesson, host.url).href)
	const exercise = new ExercisePage(page, 'fetch-all-at-once')
	await exercise.write('export async function fetchAll() { await new Promise(() => {}) }\n')
	await page.evaluate(() => document.querySelector('course-exercise')?.setAttribute('unsaved', ''))
	await host.publish(newer.path)
	const isNewer = page.evaluate(
		() =>
			new Promise((resolve) =>
				navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
			),
	)
	await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update())
	await isNewer
	const notice = page.getByRole('complementary', { name: 'A newer version' })
	// A request that goes the same way as the question for the version: the answer to that is there.
	await suiteOf(page)
	await expect(notice).toHaveCount(0)
	await page.evaluate(() => document.querySelector('[unsaved]')?.removeAttribute('unsaved'))
	await expect(notice).toBeVisible()
	await notice.getByRole('button', { name: 'Later' }).click()
	await expect(notice).toHaveCount(0)
	await expect(page.locator('main h1').first()).toBeFocused()
})

test('a file that arrives broken is not kept', async ({ page, host }) => {
	test.setTimeout(120_000)
	const archive = await readFile(join(dist, (await findIn('library.zip')) ?? ''))
	archive[1000] = (archive[1000] ?? 0) ^ 1
	host.instead.set('library.zip', archive)
	host.instead.set('machine.zip', Buffer.from('<h1>Log in to this network</h1>'))
	await open(page, new URL('offline/', host.url).href)
	const { element, button, said } = offline(page)
	await button('Take the whole course with you').click()
	await expectStatus(element, 'paused')
	await expect(said).toContainText('not what was published')
	await expect(button('Go on')).toBeFocused()
	expect((await keptPaths(page)).filter((path) => /library|machine\.zip/.test(path))).toEqual([])

	host.instead.clear()
	const kept = new Set(await keptPaths(page))
	const before = host.asked.length
	await button('Go on').click()
	await expectStatus(element, 'complete')
	const again = host.asked.slice(before).filter((path) => kept.has(folder + path))
	expect(again).toEqual([])
})

test('stops, goes on, and is removed', async ({ page, host }) => {
	test.setTimeout(120_000)
	host.instead.set('library.zip', 'silence')
	await open(page, new URL('offline/', host.url).href)
	const { element, button, said } = offline(page)
	await expect(said).toContainText(/about \S+ MB to fetch/)
	const asked = await said.innerText()
	await button('Take the whole course with you').click()
	await expectStatus(element, 'taking')
	await expect(element.getByRole('progressbar', { name: 'Fetched' })).toBeVisible()
	const about = /about (\S+) MB to fetch/.exec(asked)?.[1]
	await expect(element).toContainText(/ of [\d.]+ MB/)
	const exact = / of ([\d.]+) MB/.exec(await element.innerText())?.[1]
	expect(Math.abs(Number(exact) - Number(about))).toBeLessThanOrEqual(0.5)
	const bar = element.locator('progress')
	await expect
		.poll(() => bar.evaluate((each) => Number(each.getAttribute('value'))))
		.toBeGreaterThan(4_000_000)
	await button('Stop').click()
	await expect(said).toContainText('Stopped. What was fetched is kept')
	host.instead.clear()
	await page.reload()
	await expect(said).toContainText('A part of the course is kept')
	await button('Take the whole course with you').click()
	await expectStatus(element, 'complete')
	await button('Remove it').click()
	await expectStatus(element, 'offered')
	await expect(said).toContainText('The whole course is about')
	expect((await keptPaths(page)).filter((path) => /\.(zip|wasm)$/.test(path))).toEqual([])
})

test('a network that goes away is said, and what came is kept', async ({ page, host }) => {
	host.instead.set('library.zip', 'silence')
	await open(page, new URL('offline/', host.url).href)
	const { element, button, said } = offline(page)
	await button('Take the whole course with you').click()
	await expect.poll(() => host.asked.some((path) => path.endsWith('library.zip'))).toBe(true)
	await host.stop()
	await expectStatus(element, 'paused')
	await expect(said).toContainText('The network went away. Go on when you are online.')
	host.instead.clear()
	await host.start()
	await button('Go on').click()
	await expectStatus(element, 'complete')
})

test('a full storage is said with what is missing, and loses nothing', async ({ page, host }) => {
	test.setTimeout(120_000)
	await open(page, new URL(lesson, host.url).href)
	const exercise = new ExercisePage(page, 'fetch-all-at-once')
	await exercise.write('// mine\n')
	await open(page, new URL('offline/', host.url).href)
	const { element, button, said } = offline(page)
	await expectStatus(element, 'offered')
	const session = await page.context().newCDPSession(page)
	const { origin } = new URL(host.url)
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 8_000_000 })
	await button('Take the whole course with you').click()
	await expectStatus(element, 'paused')
	await expect(said).toContainText(/storage for the site is full: about \d+(\.\d)? MB are missing/)
	await expect(said).toContainText('What was fetched is kept')
	const kept = await keptPaths(page)
	expect(kept).not.toEqual([])
	await session.send('Storage.overrideQuotaForOrigin', { origin })
	await button('Go on').click()
	await expectStatus(element, 'complete')
	const now = new Set(await keptPaths(page))
	expect(kept.filter((path) => !now.has(path))).toEqual([])
	await page.goto(new URL(lesson, host.url).href)
	await expect.poll(() => exercise.text()).toBe('// mine\n')
})

test('no room for the first files is said', async ({ page, host }) => {
	const session = await page.context().newCDPSession(page)
	const { origin } = new URL(host.url)
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 })
	await page.goto(new URL('offline/', host.url).href)
	await expectStatus(offline(page).element, 'refused')
	await expect(offline(page).said).toContainText('storage for the site is full')
})

// What Chrome asks of an app (https://web.dev/articles/install-criteria); the one without windows judges none itself.
test('the course can be installed', async ({ page, host }) => {
	await page.goto(new URL(lesson, host.url).href)
	const session = await page.context().newCDPSession(page)
	const { errors, manifest, url } = await session.send('Page.getAppManifest')
	expect(errors).toEqual([])
	expect(manifest).toMatchObject({
		name: 'Interleave',
		startUrl: host.url,
		scope: host.url,
		display: 'kStandalone',
	})
	const sizes = await page.evaluate(async (url) => {
		const { icons } = (await (await fetch(url)).json()) as {
			icons: { src: string; sizes: string; type: string }[]
		}
		const drawn = icons
			.filter(({ type }) => type === 'image/png')
			.map(async ({ src, sizes }) => {
				const file = await (await fetch(new URL(src, url))).blob()
				const { width, height } = await createImageBitmap(file)
				return [sizes, `${width}x${height}`]
			})
		return Promise.all(drawn)
	}, url)
	for (const [told, drawn] of sizes) expect(drawn).toBe(told)
	expect(sizes.map(([told]) => told)).toEqual(expect.arrayContaining(['192x192', '512x512']))
})

async function findIn(name: string): Promise<string | undefined> {
	return (await readdir(dist, { recursive: true })).find((path) => path.endsWith(`/${name}`))
}
