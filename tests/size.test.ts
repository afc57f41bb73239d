import { chromium, type Browser, type CDPSession } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrowser } from '../cli/find-browser.ts'
import { serveFolder, type Served } from '../cli/static-site.ts'
import { course as thisCourse } from '../src/the-course.ts'
import { dist, isEmbed, isTranslation, pagesOf, readBuiltSite } from './built-site.ts'

const kilobyte = 1000

/** What a lesson may cost before it is touched, on the wire: its text and its exercises in both languages. */
const budget = { scripts: 12 * kilobyte, everything: 48 * kilobyte }

/** What a first visit may fetch altogether that runs Python and is graded in it, on the wire. */
const firstVisit = 7_500 * kilobyte

/** What a page loads when it is touched; each is known by a text of its own. */
const later = {
	'the editor': 'cm-content',
	'what reads along in the editor': 'cm-lintRange',
	'the runner': '__vitest_worker__',
	'the TypeScript compiler': '_jsxFileName',
	'what Python is to the editor': 'FormatReplacement',
	'the machine that runs Python': 'PYTHONHASHSEED',
	'the search': 'debouncedSearch',
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
	const isLesson = (path: string, html: string) =>
		!isEmbed(path) && !isTranslation(path) && html.includes('<course-exercise')
	lesson = [...pages].find(([path, html]) => isLesson(path, html))?.[0] ?? ''
	expect(lesson).not.toBe('')
	const { path, args } = await findBrowser()
	site = await serveFolder({ folder: dist, base: thisCourse.base })
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
	session.on('Network.responseReceived', ({ requestId, response, type }) => {
		const { url, headers, fromServiceWorker } = response
		// The body as it was sent. Headers are left out: HTTP/2 makes next to nothing of them.
		const bytes = Number(headers['Content-Length'])
		// What the service worker keeps by then is fetched by nobody.
		if (!url.startsWith('data:') && !fromServiceWorker) begun.set(requestId, { url, type, bytes })
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

test('what waits for the words of a page is a file that library/offline-files.ts knows by its name', async () => {
	const built = await readBuiltSite()
	const spoken = [...built].filter(([name]) => /(^|\/)spoken\.[^/]*\.js$/.test(name))
	expect(spoken).toHaveLength(1)
	expect(spoken[0]?.[1]).toMatch(/import\(.\.\/en\./)
})

test('a first visit that is graded in Python fetches little enough', async () => {
	if (!site || !browser) throw new Error('The browser did not start.')
	const context = await browser.newContext()
	const page = await context.newPage()
	const fetched = new Map<string, number>()
	page.on('response', (response) => {
		// Workers ask for the same file again, and get it from the browser.
		const bytes = Number(response.headers()['content-length'] ?? 0)
		fetched.set(response.url(), bytes)
	})
	await page.goto(new URL(lesson, site.url).href, { waitUntil: 'networkidle' })
	const before = [...fetched.keys()]
	expect(before.filter((url) => url.includes('/python-'))).toEqual([])
	const exercise = page.locator('course-exercise[language=py]').first()
	await exercise.getByRole('button', { name: 'Grade' }).click()
	await exercise.locator('grade-panel[data-status=failed]').waitFor({ timeout: 100_000 })
	await page.waitForLoadState('networkidle')
	await context.close()

	const bytes = [...fetched.values()].reduce((total, each) => total + each, 0)
	const table = [...fetched].map(([url, each]) => `${each} ${new URL(url).pathname}`).join('\n')
	// Each of Python's files came, and came compressed.
	expect(
		[...fetched.keys()].filter((url) => /\/python-.*\.(wasm|zip|mjs)$/.test(url)),
	).toHaveLength(6)
	expect(bytes, table).toBeGreaterThan(5_000 * kilobyte)
	expect(bytes, table).toBeLessThanOrEqual(firstVisit)
	console.log(`a first visit with Python: ${(bytes / kilobyte / 1_000).toFixed(2)} MB`)
})

function sum(transfers: readonly Transfer[]): number {
	return transfers.reduce((total, { bytes }) => total + bytes, 0)
}
