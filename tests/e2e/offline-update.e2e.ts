import { cp, mkdtempDisposable, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeWorker } from '../../src/library/publish-offline.ts'
import { dist, root } from '../built-site.ts'
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
