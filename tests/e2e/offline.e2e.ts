import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dist } from '../built-site.ts'
import { expect, ExercisePage } from './course.ts'
import {
	expectStatus,
	folder,
	keptPaths,
	lesson,
	offline,
	open,
	take,
	test,
} from './offline-visit.ts'

test.use({ serviceWorkers: 'allow' })

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
