import { chromium, type Browser, type CDPSession } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import config from '../course.config.ts'
import { findBrowser } from '../cli/find-browser.ts'
import { serveFolder, type Served } from '../cli/static-site.ts'
import { courseConfigSchema } from '../src/course/course-config.ts'
import { dist, pagesOf, readBuiltSite } from './built-site.ts'

const kilobyte = 1000

/** What a lesson may cost before it is touched, on the wire. */
const budget = { scripts: 32 * kilobyte, everything: 60 * kilobyte }

/** What a page loads when it is touched; each is known by a text of its own. */
const later = {
	'the editor': 'cm-content',
	'the runner': '__vitest_worker__',
	'the TypeScript compiler': '_jsxFileName',
	'the terminal': 'xterm-helper-textarea',
	'the WebContainer client': 'stackblitz.com',
}

interface Transfer {
	url: string
	type: string
	bytes: number
	text: string
}

let site: Served | undefined
let browser: Browser | undefined
let lesson: string
beforeAll(async () => {
	const pages = pagesOf(await readBuiltSite())
	lesson = [...pages].find(([, html]) => html.includes('<course-exercise'))?.[0] ?? ''
	expect(lesson).not.toBe('')
	const { path, args } = await findBrowser()
	site = await serveFolder({ folder: dist, base: courseConfigSchema.parse(config).base })
	browser = await chromium.launch({ executablePath: path, args: [...args] })
})
afterAll(async () => {
	await browser?.close()
	await site?.[Symbol.asyncDispose]()
})

/** Everything that opening the lesson in an empty browser moves. */
async function openLesson(): Promise<Transfer[]> {
	if (!site || !browser) throw new Error('The browser did not start.')
	const context = await browser.newContext()
	const page = await context.newPage()
	const session = await context.newCDPSession(page)
	await session.send('Network.enable')
	const kept = recordTransfers(session)
	await page.goto(new URL(lesson, site.url).href, { waitUntil: 'networkidle' })
	const transfers = await kept()
	await context.close()
	return transfers
}

/** Writes down each finished transfer; the answer ends the recording. */
function recordTransfers(session: CDPSession): () => Promise<Transfer[]> {
	const begun = new Map<string, { url: string; type: string; bytes: number }>()
	const done: Promise<Transfer>[] = []
	session.on('Network.responseReceived', ({ requestId, response: { url, headers }, type }) => {
		// The body as it was sent. Headers are left out: HTTP/2 makes next to nothing of them.
		const bytes = Number(headers['Content-Length'])
		if (!url.startsWith('data:')) begun.set(requestId, { url, type, bytes })
	})
	session.on('Network.loadingFinished', ({ requestId }) => {
		const response = begun.get(requestId)
		if (!response) return
		done.push(
			session
				.send('Network.getResponseBody', { requestId })
				.then(({ body }) => ({ ...response, text: body })),
		)
	})
	return () => Promise.all(done)
}

test('a lesson is light until it is touched', async () => {
	const transfers = await openLesson()
	const scripts = transfers.filter(({ type }) => type === 'Script')
	const table = transfers.map(({ url, bytes }) => `${bytes} ${new URL(url).pathname}`).join('\n')
	expect(scripts.length).toBeGreaterThan(0)
	expect(sum(scripts), table).toBeLessThanOrEqual(budget.scripts)
	expect(sum(transfers), table).toBeLessThanOrEqual(budget.everything)
	console.log(
		`${lesson}: ${(sum(scripts) / kilobyte).toFixed(1)} kB of scripts, ${(sum(transfers) / kilobyte).toFixed(1)} kB of everything, ${transfers.length} requests`,
	)
})

test('a lesson has nothing of the editor or the runner until it is touched', async () => {
	const [transfers, built] = await Promise.all([openLesson(), readBuiltSite()])
	const scripts = transfers.filter(({ type }) => type === 'Script')
	const loaded = scripts.map(({ text }) => text).join('\n')
	for (const [what, mark] of Object.entries(later)) {
		// A mark that is nowhere in the site would never be found in a page either.
		const holders = [...built].filter(([name, text]) => name.endsWith('.js') && text.includes(mark))
		expect(holders, `${what} is known by ${mark}`).not.toEqual([])
		expect(loaded.includes(mark), what).toBe(false)
	}
})

function sum(transfers: readonly Transfer[]): number {
	return transfers.reduce((total, { bytes }) => total + bytes, 0)
}
