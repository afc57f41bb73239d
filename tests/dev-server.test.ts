import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chromium } from '@playwright/test'
import { expect, test, vi } from 'vitest'
import { findBrowser } from '../cli/find-browser.ts'
import { toolPath } from '../cli/tool.ts'
import { copySite } from './copied-site.ts'

/** A dev server that bundles what it serves for the first time, on a machine that is busy with other tests. */
const patience = 240_000

/** Starts the dev server of that folder at a port that is free; it ends when it is disposed of. */
async function openDevServer(cwd: string): Promise<AsyncDisposable & { url: string }> {
	// Where vitest runs, Astro serves no pages.
	const { VITEST: _, ...env } = process.env
	const child = spawn(process.execPath, [toolPath('astro'), 'dev', '--port', '0'], {
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
		async [Symbol.asyncDispose]() {
			child.kill()
			await ended
		},
	}
}

test('the dev server runs Python in the playground', { timeout: patience }, async () => {
	// Of a copy: a project has one dev server at a time, and somebody may be working with it.
	await using copy = await copySite('dev-server')
	await using server = await openDevServer(copy.path)
	const { path, args } = await findBrowser()
	const browser = await chromium.launch({ executablePath: path, args: [...args] })
	try {
		const page = await browser.newPage()
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
	} finally {
		await browser.close()
	}
})
