import { once } from 'node:events'
import { createServer } from 'node:http'
import { anyHost, expect, ExercisePage, test } from './course.ts'

// As a reader has the pages, who is not spared the worker.
test.use({ serviceWorkers: 'allow' })

test('fetches nothing for an exercise before it is touched', async ({ page, course }) => {
	const asked: string[] = []
	page.on('request', (request) => asked.push(new URL(request.url()).pathname))
	await page.goto(course.lessonOf('fetch-all-at-once'), { waitUntil: 'networkidle' })
	expect(asked.length).toBeGreaterThan(3)
	const heavy = /bench|code-mirror|worker|terminal|webcontainer|\/exercises\/|runner\.mjs/
	expect(asked.filter((path) => heavy.test(path))).toEqual([])

	const exercise = new ExercisePage(page, 'fetch-all-at-once')
	await exercise.touch()
	// The same pattern sees them now: it can fail.
	await expect.poll(() => asked.some((path) => /code-mirror/.test(path))).toBe(true)
	await expect.poll(() => asked.some((path) => /worker-entry/.test(path))).toBe(true)
	expect(asked.filter((path) => /webcontainer|runner\.mjs|solution/.test(path))).toEqual([])
})

test(
	'grades without a network once it has been touched',
	{ tag: anyHost },
	async ({ exercise, page, context }) => {
		const asked = new Set<string>()
		page.on('request', (request) => asked.add(request.url()))
		await exercise.write(exercise.solution)
		// Everything that a touch asks for is here: the runner, and nothing new from one look to the next.
		let before = 0
		const isSettled = () => {
			const urls = [...asked]
			const same = urls.length === before
			before = urls.length
			return same && urls.some((url) => /worker-entry/.test(url))
		}
		await expect.poll(isSettled, { intervals: [1_000] }).toBe(true)
		await context.setOffline(true)
		await exercise.button('Grade').click()
		await expect(exercise.said).toContainText('Passed')
		await exercise.write('export async function fetchAll() {\n')
		await exercise.button('Run').click()
		await expect(exercise.said).toContainText('could not be loaded')
		await exercise.button('Show solution').click()
		await expect(exercise.element.locator('solution-view')).toContainText('Are you offline?')
	},
)

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false })

	test('reads, and says what is missing', async ({ exercise }) => {
		await expect(exercise.whole.getByRole('heading').first()).toBeVisible()
		for (const language of ['py', 'ts'] as const) {
			const twin = new ExercisePage(exercise.page, exercise.id, language)
			const code = twin.element.getByRole('code').first()
			await expect(code).toHaveText(twin.starter.trimEnd())
			await expect(twin.element.getByText('Without JavaScript you can read')).toBeVisible()
		}
		await expect(exercise.button('Run')).toBeDisabled()
		await expect(exercise.button('Grade')).toBeDisabled()
	})
})

test('shows where the code runs, and lets it be pinned', async ({ exercise }) => {
	await exercise.touch()
	const picker = exercise.element.getByRole('combobox', { name: 'Runs' })
	await picker.selectOption('worker')
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('Ran in this page.')
	await picker.selectOption('webcontainer')
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('Not yet')
	await expect(exercise.element.locator('runtime-picker')).toContainText(
		'There is no real Node here',
	)
	await expect(exercise.verdict).toContainText('Ran in this page.')
})

for (const width of [320, 640]) {
	test(`never scrolls sideways at ${width} px`, async ({ exercise, page }) => {
		await page.setViewportSize({ width, height: 800 })
		await exercise.touch()
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText('Not yet')
		await exercise.button('Show solution').click()
		await exercise.button('Show the solution').click()
		await expect(exercise.element.locator('solution-view ins').first()).toBeVisible()
		const wide = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
		)
		expect(wide).toBe(0)
	})
}

test('“On this page” marks the heading that was passed last, also after a jump', async ({
	page,
	course,
}) => {
	await page.goto(course.lessonOf('fetch-all-at-once'))
	const current = page.locator('starlight-toc a[aria-current=true]')
	const links = page.locator('starlight-toc a')
	await expect(current).toHaveText((await links.first().textContent()) ?? '')
	await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
	await expect(current).toHaveText((await links.last().textContent()) ?? '')
	await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
	await expect(current).toHaveText((await links.first().textContent()) ?? '')
})

test('lays out what is far down when it comes near or nothing else is to do, and a reload finds its place', async ({
	page,
	course,
}) => {
	const url = new URL('streams-and-queues/', course.url).href
	const parts = page.locator(
		'.sl-markdown-content > :is(.exercise, starlight-tabs) > :first-child, .exercise [role=tabpanel]:not([hidden]) .bench > :first-child',
	)
	const skipped = () =>
		parts.evaluateAll(
			(all) => all.filter((part) => !part.checkVisibility({ contentVisibilityAuto: true })).length,
		)
	const last = page.getByRole('heading', { level: 2 }).last()

	await page.goto(url)
	await expect.poll(skipped).toBe(0)
	await last.scrollIntoViewIfNeeded()
	await page.reload()
	await expect(last).toBeInViewport()
	await page.goto(new URL('taking-turns/', course.url).href)
	await page.goto(`${url}#what-you-learnt`)
	await expect(last).toBeInViewport()

	// Of a browser that never finds the time.
	await page.addInitScript(() => {
		window.requestIdleCallback = () => 0
	})
	await page.goto(new URL('taking-turns/', course.url).href)
	await page.goto(url)
	expect(await skipped()).toBeGreaterThan(3)
	// With somebody's editor in it, a part is cut off nowhere.
	const exercise = page.locator('.exercise').last()
	await exercise.scrollIntoViewIfNeeded()
	await exercise.getByRole('textbox').first().focus()
	await expect(exercise.locator('code-editor[upgraded]').first()).toBeVisible()
	await expect(exercise).toHaveCSS('content-visibility', 'visible')
})

test('has no form field far down before that is laid out: the browser would lay it out for each', async ({
	page,
	course,
}) => {
	const fields = '.sl-markdown-content :is(input, select, textarea)'
	await page.addInitScript((fields) => {
		document.addEventListener('DOMContentLoaded', () => {
			const ready = document.querySelectorAll(fields).length
			document.documentElement.setAttribute('data-fields-when-read', String(ready))
		})
		// What waits until nothing else is to do waits until it is told.
		const waiting: IdleRequestCallback[] = []
		window.requestIdleCallback = (then) => waiting.push(then)
		addEventListener('idle', () => {
			window.requestIdleCallback = (then) => setTimeout(then, 0)
			for (const each of waiting.splice(0)) each({ didTimeout: false, timeRemaining: () => 0 })
		})
	}, fields)
	await page.goto(course.lessonOf('fetch-all-at-once'))
	await expect(page.locator('html')).toHaveAttribute('data-fields-when-read', '0')
	await expect(page.locator('course-exercise[awake]').first()).toBeAttached()
	await expect(page.locator(fields)).toHaveCount(0)

	const exercise = page.locator('.exercise').last()
	await exercise.scrollIntoViewIfNeeded()
	await expect(exercise.getByRole('textbox').first()).toBeVisible()
	// The one above the code is what is read.
	await expect(exercise.getByRole('code').and(exercise.locator('.under *'))).toHaveCount(0)
	const templates = page.locator('.sl-markdown-content template')
	expect(await templates.count()).toBeGreaterThan(0)
	// Nothing moves under what is pressed.
	await page.mouse.move(2, 400)
	await page.mouse.down()
	const before = await templates.count()
	await page.evaluate(async () => {
		dispatchEvent(new Event('idle'))
		for (let frames = 0; frames < 10; frames++) await new Promise(requestAnimationFrame)
	})
	expect(await templates.count()).toBe(before)
	await page.mouse.up()
	await expect(templates).toHaveCount(0)
})

test('what stands beside a lesson stands there before the lesson has come', async ({
	page,
	course,
}) => {
	const rest = Promise.withResolvers<undefined>()
	await using server = createServer((request, response) => {
		void fetch(new URL(request.url ?? '/', course.url)).then(async (answer) => {
			const body = Buffer.from(await answer.arrayBuffer())
			response.writeHead(answer.status, {
				'Content-Type': answer.headers.get('Content-Type') ?? 'application/octet-stream',
			})
			const middle = body.indexOf('<div class="main-pane')
			if (middle !== -1) {
				response.write(body.subarray(0, middle))
				await rest.promise
			}
			response.end(body.subarray(Math.max(middle, 0)))
		})
	})
	using ending = new DisposableStack()
	ending.defer(() => server.closeAllConnections())
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	const address = server.address()
	if (address === null || typeof address === 'string') throw new Error('It has no port.')
	const { pathname } = new URL(course.lessonOf('fetch-all-at-once'))
	await page.goto(`http://127.0.0.1:${address.port}${pathname}`, { waitUntil: 'commit' })
	const beside = page.locator('.right-sidebar')
	await expect(beside).toBeVisible()
	await expect(page.locator('.main-pane')).toHaveCount(0)
	const early = await beside.boundingBox()
	rest.resolve(undefined)
	await expect(page.locator('.main-pane')).toBeVisible()
	await page.waitForLoadState()
	expect(await beside.boundingBox()).toEqual(early)
})

declare global {
	/** How far things were moved in the page, as the browser counts it. */
	var shiftSeen: (() => number) | undefined
}

test.describe('in Python', () => {
	test.use({ language: 'py' })

	for (const path of [
		'playground/',
		'embed/fetch-all-at-once/py/',
		'from-sequential-to-concurrent/',
	])
		test(`nothing is pushed aside while a page comes: ${path}`, async ({ page, course }) => {
			// Scripts that come late find a page that has been drawn.
			const late = Promise.withResolvers<undefined>()
			await page.route('**/_astro/*.js', async (route) => {
				await late.promise
				await route.continue()
			})
			await page.addInitScript(() => {
				let sum = 0
				const add = (entries: PerformanceEntryList) => {
					for (const each of entries) sum += 'value' in each ? Number(each.value) : 0
				}
				const seen = new PerformanceObserver((list) => add(list.getEntries()))
				seen.observe({ type: 'layout-shift', buffered: true })
				globalThis.shiftSeen = () => {
					add(seen.takeRecords())
					return sum
				}
			})
			await page.goto(new URL(path, course.url).href, { waitUntil: 'commit' })
			await expect(page.locator('.deeds').first()).toBeAttached()
			await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
			late.resolve(undefined)
			await expect(page.locator('[awake]').first()).toBeAttached()
			await expect(page.locator('.sl-markdown-content template')).toHaveCount(0)
			await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
			const shift = await page.evaluate(() => globalThis.shiftSeen?.())
			// Lighthouse takes nothing away up to there.
			expect(shift).toBeLessThan(0.02)
		})
})
