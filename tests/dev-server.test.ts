import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { afterAll, expect, test, vi } from 'vitest'
import { findBrowser } from '../cli/find-browser.ts'
import { root } from './built-site.ts'
import { copySite } from './copied-site.ts'
import { listenTo } from './what-went-wrong.ts'

/** A dev server that bundles what it serves for the first time, on a machine that is busy with other tests. */
const patience = 240_000

interface DevServer extends AsyncDisposable {
	url: string
	/** Everything it has said so far. */
	said: () => string
}

/** Starts `course dev` in a copy of the project, at a port that is free; it ends when it is disposed of. */
async function openDevServer(cwd: string): Promise<DevServer> {
	// Where vitest runs, Astro serves no pages.
	const { VITEST: _, ...env } = process.env
	const child = spawn(process.execPath, [join(cwd, 'cli/course.ts'), 'dev', '--port', '0'], {
		cwd,
		env: {
			...env,
			NODE_ENV: 'development',
			NO_COLOR: '1',
			ASTRO_TELEMETRY_DISABLED: '1',
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	let said = ''
	const { promise: url, resolve, reject } = Promise.withResolvers<string>()
	const hear = (chunk: Buffer) => {
		said += chunk.toString()
		const [, found] = /Local\s+(http:\S+)/.exec(said) ?? []
		if (found !== undefined) resolve(found)
	}
	child.stdout.on('data', hear)
	child.stderr.on('data', hear)
	const ended = once(child, 'close')
	void ended.then(() => reject(new Error(`The dev server ended:\n${said}`)))
	return {
		url: await url,
		said: () => said,
		async [Symbol.asyncDispose]() {
			child.kill()
			await ended
		},
	}
}

// Of a copy: a project has one dev server at a time, and somebody may be working with it.
const copy = await copySite('dev-server')
await cp(join(root, 'cli'), join(copy.path, 'cli'), { recursive: true })
const server = await openDevServer(copy.path)
const { path, args } = await findBrowser()
const browser = await chromium.launch({ executablePath: path, args: [...args] })
afterAll(async () => {
	await browser.close()
	await server[Symbol.asyncDispose]()
	await copy.remove()
})

/** A test with a new page; when it fails, the page and the server tell what went wrong. */
function onPage(act: (page: Page) => Promise<void>): () => Promise<void> {
	return async () => {
		await using page = await browser.newPage()
		const tell = listenTo(page)
		try {
			await act(page)
		} catch (error) {
			console.error(`The page tells:\n${await tell()}\nThe server said:\n${server.said()}`)
			throw error
		}
	}
}

test(
	'the dev server runs Python in the playground',
	{ timeout: patience },
	onPage(async (page) => {
		const answer = await page.goto(`${server.url}playground/`)
		expect(answer?.status()).toBe(200)
		const playground = page.locator('course-playground[language=py]')
		const editor = playground.getByRole('textbox', { name: 'main.py', exact: true })
		// The first visit may load the page anew, when what it is made of has been bundled.
		const run = async () => {
			await editor.focus()
			await page.keyboard.press('Control+Enter')
			await playground
				.locator('run-output')
				.getByText('one after the other: 1.')
				.waitFor({ timeout: 30_000 })
		}
		await vi.waitFor(run, { timeout: 180_000 })
	}),
)

test(
	'an exercise that is saved is graded again, in its page and against its laws',
	{
		timeout: patience,
	},
	onPage(async (page) => {
		page.setDefaultTimeout(60_000)
		await page.goto(`${server.url}a-stopwatch/`)
		const section = page.locator('#stopwatch')
		const panel = section.locator('course-exercise[language=ts] grade-panel')
		const grade = section.getByRole('button', { name: 'Grade', exact: true }).first()
		await section.getByRole('tab', { name: 'TypeScript' }).click()
		await vi.waitFor(
			async () => {
				await grade.click({ timeout: 5_000 })
				await panel.locator('.cases li').first().waitFor({ timeout: 20_000 })
			},
			{ timeout: 180_000 },
		)
		const folder = join(copy.path, 'exercises/stopwatch')
		const suite = join(folder, 'ts/suite.test.ts')
		const news = section.getByRole('complementary', { name: 'What the check says' })
		const text = await readFile(suite, 'utf8')

		// A case that no mistake fails.
		await writeFile(suite, `${text}\ntest('is one of many', () => {})\n`)
		await panel.locator('.cases').getByText('is one of many').waitFor()
		await news.getByText('has never failed').waitFor()
		await writeFile(suite, text)
		await news.getByText('It holds.').waitFor()
		await panel.locator('.cases').getByText('is one of many').waitFor({ state: 'detached' })

		// What stands in the page makes the server load it anew.
		const task = join(folder, 'exercise.md')
		const retitle = async (title: string) =>
			writeFile(task, (await readFile(task, 'utf8')).replace(/^title: .*$/m, `title: ${title}`))
		await retitle('Told anew')
		await section.getByRole('heading', { name: 'Told anew' }).waitFor()
		await panel.locator('.cases li').first().waitFor()
		await news.getByText('It holds.').waitFor()

		// And again, before it is there.
		const holding = await holdNextPage(page)
		await retitle('Told at once')
		await holding.held
		await retitle('Told twice')
		await section.getByRole('heading', { name: 'Told twice' }).waitFor()
		await panel.locator('.cases li').first().waitFor()
	}),
)

/** The next document of `page` is parsed, its scripts run, but it is not loaded as long as it is there: an image of it never comes. */
async function holdNextPage(page: Page): Promise<{ held: Promise<void> }> {
	const { promise: held, resolve } = Promise.withResolvers<void>()
	let isHolding = false
	await page.route('**/never-comes.png', async (route) => {
		// It ends with its page.
		if (isHolding) return await route.abort()
		isHolding = true
		resolve()
	})
	await page.addInitScript(() => {
		document.addEventListener('DOMContentLoaded', () => {
			const image = document.createElement('img')
			image.src = '/never-comes.png'
			document.body.append(image)
		})
	})
	return { held }
}
