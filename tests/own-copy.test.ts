import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { examineSite } from '../cli/doctor.ts'
import { findBrowser } from '../cli/find-browser.ts'
import { serveFolder } from '../cli/static-site.ts'
import { toolPath } from '../cli/tool.ts'
import type { CourseConfig } from '../src/course/course-config.ts'
import { parseHandIn } from '../src/course/hand-in.ts'
import { copySite } from './copied-site.ts'
import { freePort } from './real-servers.ts'
import { receiveIn } from './receiving.ts'

// The site is built for a service before there is one.
const servicePort = await freePort()

/** An instructor's, which changes whatever can be. */
const config: CourseConfig = {
	title: 'Waiting well',
	description: 'A course of one school.',
	site: 'https://school.example',
	base: '/courses/waiting/',
	repository: 'https://github.com/school/waiting',
	logo: 'our-logo.svg',
	accent: '#8a2be2',
	fonts: { text: 'Lexend, sans-serif' },
	locales: ['en'],
	leaveOut: {
		chapters: ['Capstone'],
		lessons: ['a-stopwatch'],
		exercises: ['give-way'],
	},
	add: [{ chapter: 'Our school', lessons: ['our-first-week'], after: 'Overview of concurrency' }],
	languages: ['ts'],
	webcontainer: 'off',
	solutions: 'never',
	hints: 'never',
	service: `http://127.0.0.1:${servicePort}/`,
	instructorPages: false,
	links: [
		{ label: 'Forum', href: 'https://forum.school.example' },
		{ label: 'Start', href: '/taking-turns/' },
	],
	footer: 'For the students of one school.',
	privacy: 'The school hosts this.\n\nAsk privacy@school.example.',
}

const lesson = `---
title: Our first week
description: What we do together.
minutes: 2
teaches:
  waiting: tell what we do in the first week
---

Read this, and then go on.
`

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'

let folder: Awaited<ReturnType<typeof copySite>>
let dist: string
beforeAll(async () => {
	folder = await copySite('own-copy')
	dist = join(folder.path, 'dist')
	await writeFile(
		join(folder.path, 'course.config.ts'),
		`export default ${JSON.stringify(config)}\n`,
	)
	await writeFile(join(folder.path, 'src/content/docs/our-first-week.mdx'), lesson)
	await writeFile(join(folder.path, 'our-logo.svg'), logo)
	await promisify(execFile)(process.execPath, [toolPath('astro'), 'build'], {
		cwd: folder.path,
		// vitest tells what it runs of its own base, and a build would take that for its.
		env: {
			...process.env,
			BASE_URL: undefined,
			NODE_ENV: 'production',
			NO_COLOR: '1',
			ASTRO_TELEMETRY_DISABLED: '1',
		},
		maxBuffer: 2 ** 26,
	})
}, 240_000)
afterAll(() => folder[Symbol.asyncDispose]())

const page = (name: string) => readFile(join(dist, name, 'index.html'), 'utf8')
const has = (name: string) => existsSync(join(dist, name))

describe('a copy that an instructor has changed', () => {
	test('is called what they call it, on every page', async () => {
		for (const name of ['', 'taking-turns', 'progress', 'privacy'])
			expect(await page(name)).toContain('Waiting well')
		expect(await page('')).toMatch(/<title>Waiting well<.*<h1[^>]*>Waiting well</s)
		expect(await page('certificate')).toContain('<p class="course">Waiting well</p>')
		expect(JSON.parse(await readFile(join(dist, 'manifest.webmanifest'), 'utf8'))).toMatchObject({
			name: 'Waiting well',
		})
	})

	test('looks as they want it: logo, shades of their colour, fonts', async () => {
		const html = await page('taking-turns')
		expect(html).toMatch(/src="\/courses\/waiting\/_astro\/our-logo\.\w+\.svg"|our-logo/)
		expect(html).toMatch(/--course-button:#[\da-f]{6};/)
		expect(html).toContain('--sl-font:Lexend, sans-serif')
	})

	test('has the lessons that they chose, and links to no other', async () => {
		expect(has('our-first-week')).toBe(true)
		for (const name of ['a-stopwatch', 'a-pokedex-downloader', 'prove-it', 'de'])
			expect(has(name), name).toBe(false)
		const pages = await readPages()
		for (const [name, html] of pages) {
			const gone = /href="[^"]*\/(a-stopwatch|a-pokedex-downloader|prove-it|de)\//.exec(html)
			expect(gone, name).toBeNull()
		}
		expect(await page('')).toContain('href="/courses/waiting/our-first-week/"')
	})

	test('has the exercises that they chose, in the languages that they chose', async () => {
		expect(has('exercises/give-way')).toBe(false)
		expect(await page('taking-turns')).not.toContain('exercise="give-way"')
		expect(has('exercises/two-things-at-once/ts.json')).toBe(true)
		expect(has('exercises/two-things-at-once/py.json')).toBe(false)
		expect(await page('playground')).not.toContain('language="py"')
		const files = await readdir(dist, { recursive: true })
		expect(files.filter((file) => /^_astro\/python-\w{16}|^how-python/.test(file))).toEqual([])
	})

	test('has no solution and no hint anywhere, where learners are to have none', async () => {
		const files = await readdir(join(dist, 'exercises'), { recursive: true })
		expect(files.filter((file) => file.endsWith('solution.json'))).toEqual([])
		const twin: unknown = JSON.parse(
			await readFile(join(dist, 'exercises/two-things-at-once/ts.json'), 'utf8'),
		)
		const { hints, hintFor } = twin as { hints: Record<string, string[]>; hintFor: object }
		expect(Object.values(hints).flat()).toEqual([])
		expect(hintFor).toEqual({})
		expect(await page('taking-turns')).not.toContain('data-deed="solution"')
	})

	test('has no page for instructors, and no link to one, where learners are to have none', async () => {
		expect(has('instructors')).toBe(false)
		for (const [name, html] of await readPages())
			expect(html, name).not.toMatch(/href="[^"]*\/instructors\//)
	})

	test('says at the foot what they say, and links from within their folder', async () => {
		const html = await page('taking-turns')
		expect(html).toContain('For the students of one school.')
		expect(html).toContain('<a href="https://forum.school.example">Forum</a>')
		expect(html).toContain('<a href="/courses/waiting/taking-turns/">Start</a>')
		expect(html).toContain('<a href="/courses/waiting/privacy/">Privacy</a>')
	})

	test('says who hosts it, and nothing of a service that it does not use', async () => {
		const html = await page('privacy')
		expect(html).toContain('<p>The school hosts this.</p>')
		expect(html).toContain('<p>Ask privacy@school.example.</p>')
		expect(html).not.toContain('WebContainer')
		expect(await readFile(join(dist, '_headers'), 'utf8')).not.toContain('Opener-Policy')
	})

	test('says who takes hand-ins, and lets the page that sends them speak with it alone', async () => {
		const host = `127.0.0.1:${servicePort}`
		expect(await page('privacy')).toContain(`<code>${host}</code>`)
		expect(await page('progress')).toContain(`Send to ${host}`)
		for (const [name, html] of await readPages()) {
			const [, connect] = /connect-src ([^;"]*)/.exec(html) ?? []
			expect(connect, name).toBe(
				name === 'progress/index.html' ? `'self' http://${host}` : "'self'",
			)
		}
	})
})

test(
	'what was done there is sent, kept once, and can be collected',
	{ timeout: 120_000 },
	async () => {
		await using site = await serveFolder({ folder: dist, base: '/courses/waiting/' })
		const { path, args } = await findBrowser()
		await using browser = await chromium.launch({ executablePath: path, args: [...args] })
		await using tab = await browser.newPage()
		const others: string[] = []
		tab.on('request', (request) => {
			const { origin } = new URL(request.url())
			if (origin !== new URL(site.url).origin) others.push(request.url())
		})

		await tab.goto(`${site.url}a-program-mostly-waits/`)
		const exercise = tab.locator('course-exercise[exercise=two-things-at-once]')
		await exercise.getByRole('button', { name: 'Grade' }).click()
		await exercise.locator('grade-panel[data-status=failed]').waitFor({ timeout: 60_000 })
		await tab.goto(`${site.url}progress/`)
		const form = tab.locator('hand-in-form')
		const send = form.getByRole('button', { name: /^Send to / })
		const said = form.getByRole('status')
		await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Ada Lovelace')
		expect(others).toEqual([])

		// Nobody is there yet.
		await send.click()
		await said.getByText('does not answer').waitFor()
		expect(await said.textContent()).toContain('Nothing of yours is lost')

		const { origin } = new URL(site.url)
		const port = ['--port', String(servicePort)]
		{
			// Somebody is, who takes hand-ins of other pages: the browser tells a page no more than that.
			const strict = ['kept', '--from', 'https://x.example', ...port]
			await using other = await receiveIn(folder.path, strict)
			await send.click()
			await vi.waitFor(() => expect(other.said()).toContain(`pages at ${origin} may not send`))
			await said.getByText('does not answer').waitFor()
		}
		{
			const small = ['kept', '--from', origin, '--most', '0.0001', ...port]
			await using _ = await receiveIn(folder.path, small)
			await send.click()
			await said.getByText('There is no room').waitFor()
		}
		await using desk = await receiveIn(folder.path, ['kept', '--from', origin, ...port])
		await form.getByRole('textbox', { name: 'Name', exact: true }).press('Enter')
		await said.getByText('has it, today at').waitFor()
		const [, receipt = ''] =
			/number is ([0-9a-f]{12})\./.exec((await said.textContent()) ?? '') ?? []
		const [name = '', ...more] = await readdir(join(folder.path, 'kept'))
		expect(more).toEqual([])
		expect(name).toContain(`Ada-Lovelace-${receipt}`)
		expect(new Set(others)).toEqual(new Set([desk.url]))
		const read = parseHandIn(await readFile(join(folder.path, 'kept', name), 'utf8'))
		expect(read).toMatchObject({
			handIn: {
				course: 'Waiting well',
				work: [{ exercise: 'two-things-at-once', claimed: 'failed' }],
			},
		})

		// What instructors ask before their learners do.
		const service = (await examineSite(site.url)).findings.filter(({ where }) => where === desk.url)
		expect(service).toEqual([
			{ status: 'ok', what: 'The service takes the hand-ins of these pages.', where: desk.url },
		])
	},
)

async function readPages(): Promise<(readonly [string, string])[]> {
	const names = await readdir(dist, { recursive: true })
	const pages = names.filter((name) => name.endsWith('.html'))
	return Promise.all(
		pages.map(async (name) => [name, await readFile(join(dist, name), 'utf8')] as const),
	)
}
