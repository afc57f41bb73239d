import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { serveFolder } from '../../cli/static-site.ts'
import { languageNames } from '../../src/course/language.ts'
import { readHeaderRules } from '../../src/library/headers.ts'
import { caddyfile } from '../../src/library/hosts/caddy.ts'
import { nginxConfiguration } from '../../src/library/hosts/nginx.ts'
import { course } from '../../src/the-course.ts'
import { dist, root } from '../built-site.ts'
import { findServer, startCaddy, startNginx, whyLeftOut } from '../real-servers.ts'
import { expect, ExercisePage, test } from './course.ts'

// The built course through real servers, at its own base and deep in a site. One after the other, because the second
// build is for all of them.
test.describe.configure({ mode: 'default' })
test.use({ serviceWorkers: 'allow' })

const deep = { folder: join(root, '.cache/e2e/deep'), base: '/a/deep/base/' }
const sites = [{ folder: dist, base: course.base }, deep]

test.beforeAll(async () => {
	test.setTimeout(180_000)
	const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin')
	const args = ['build', '--base', deep.base, '--outDir', deep.folder]
	await promisify(execFile)(process.execPath, [join(astro, 'astro.mjs'), ...args], {
		cwd: root,
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
	})
})

const servers = [
	{ name: 'nginx', start: startNginx, configure: nginxConfiguration },
	{ name: 'caddy', start: startCaddy, configure: caddyfile },
] as const

for (const { name, start, configure } of servers)
	for (const { folder, base } of sites)
		test(`${name} serves the course at ${base}`, async ({ page }) => {
			test.setTimeout(120_000)
			const why = whyLeftOut(name)
			test.skip(why !== undefined, why)
			const rules = readHeaderRules(await readFile(join(folder, '_headers'), 'utf8'))
			await using server = await start(findServer(name) ?? name, (listen) =>
				configure({ base, rules, folder, listen }),
			)
			await learn(page, `${server.origin}${base}`)
			expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
		})

test(`a server of nothing but files serves it at ${deep.base}`, async ({ page }) => {
	test.setTimeout(120_000)
	await using served = await serveFolder({ ...deep, plain: true })
	await learn(page, served.url)
	expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
})

/** From the front page to a passed exercise in both languages, and to its solution; asks for nothing outside of the base. */
async function learn(page: Page, url: string) {
	const outside: string[] = []
	page.on('request', (request) => {
		// A blob's address begins with its scheme: it asks no server.
		const asked = request.url()
		if (asked.startsWith(new URL(url).origin) && !asked.startsWith(url)) outside.push(asked)
	})
	await page.goto(url)
	await page.getByRole('link', { name: /first lesson/ }).click()
	await page.getByRole('link', { name: 'From sequential to concurrent' }).first().click()
	for (const language of ['py', 'ts'] as const) {
		const exercise = new ExercisePage(page, 'fetch-all-at-once', language)
		await exercise.whole.getByRole('tab', { name: languageNames[language] }).click()
		await exercise.write(exercise.solution)
		await exercise.button('Grade').click()
		await expect(exercise.said).toContainText('Passed', { timeout: 60_000 })
		await exercise.button('Show solution').click()
		await expect(exercise.element.getByRole('heading', { name: 'The solution' })).toBeVisible()
	}
	expect(outside).toEqual([])
}
