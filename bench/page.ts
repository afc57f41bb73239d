import { chromium, type Browser, type Locator, type Page } from '@playwright/test'
import { findBrowser } from '../cli/find-browser.ts'
import { measured, runaway } from './ten-cases.ts'

/** Starts the browser that the page is measured in. */
export async function openBrowser(): Promise<Browser> {
	const { path, args } = await findBrowser()
	return chromium.launch({ executablePath: path, args: [...args, '--disable-gpu'] })
}

/** A page with an empty cache that reaches nothing but the site: no real Node boots from elsewhere. */
export async function openPage(browser: Browser, url: string): Promise<Page> {
	const context = await browser.newContext()
	const { hostname } = new URL(url)
	await context.route(
		(asked) => asked.hostname !== hostname,
		(route) => route.abort(),
	)
	await context.addInitScript(chooseTypeScript)
	const page = await context.newPage()
	await page.goto(url, { waitUntil: 'networkidle' })
	await exerciseOn(page, measured).and(page.locator('[awake]')).waitFor()
	return page
}

/** As a learner who has chosen TypeScript before; see `<Tabs syncKey="language">`. Runs in the page. */
function chooseTypeScript(): void {
	localStorage.setItem('starlight-synced-tabs__language', 'TypeScript')
}

/** First grade of a page that was never touched: milliseconds from click to verdict. */
export async function timeCold(browser: Browser, url: string, answer: string): Promise<number> {
	const page = await openPage(browser, url)
	try {
		await write(exerciseOn(page, measured), answer)
		return await timeGrade(exerciseOn(page, measured), 'passed')
	} finally {
		await page.context().close()
	}
}

/** A page whose exercise has been graded once and has a spare worker; time it with `timeGrade`. */
export async function openWarm(browser: Browser, url: string, answer: string): Promise<Page> {
	const page = await openPage(browser, url)
	const exercise = exerciseOn(page, measured)
	await exercise.getByRole('textbox').first().focus()
	await exercise.locator('code-editor[upgraded]').first().waitFor()
	await write(exercise, answer)
	await timeGrade(exercise, 'passed')
	return page
}

export function exerciseOn(page: Page, id: string): Locator {
	return page.locator(`course-exercise[exercise="${id}"][language="ts"]`)
}

/** Puts a text into the first editor as if it had been typed. */
export function write(exercise: Locator, text: string): Promise<void> {
	return exercise
		.locator('code-editor')
		.first()
		.evaluate((editor, text) => {
			const field = editor.querySelector('textarea')
			if (!editor.hasAttribute('upgraded') && field) {
				field.value = text
				field.dispatchEvent(new Event('input', { bubbles: true }))
			} else Object.assign(editor, { value: text })
		}, text)
}

/** Clicks Grade; milliseconds until the page shows the verdict. Rejects when it is another one. */
export async function timeGrade(exercise: Locator, expected: string): Promise<number> {
	const { ms, status } = await exercise.evaluate(async (element) => {
		const began = performance.now()
		element.querySelector<HTMLElement>('[data-deed=grade]')?.click()
		return new Promise<{ ms: number; status: string }>((resolve, reject) => {
			const panel = element.querySelector<HTMLElement>('grade-panel')
			let grading = panel?.dataset['status'] === 'grading'
			const look = () => {
				const status = panel?.dataset['status'] ?? 'nothing'
				grading ||= status === 'grading'
				if (!grading || status === 'grading') return
				watch.disconnect()
				resolve({ ms: performance.now() - began, status })
			}
			setTimeout(() => reject(new Error('The page showed no verdict for a minute.')), 60_000)
			const watch = new MutationObserver(look)
			watch.observe(element, { attributes: true, subtree: true, attributeFilter: ['data-status'] })
			look()
		})
	})
	if (status !== expected)
		throw new Error(
			`A grade ended as ${status}: ${await exercise.locator('grade-panel').innerText()}`,
		)
	return ms
}

/** It loads, and never comes back from its first call. */
const endless = 'export async function fetchAll() {\n\tfor (;;) {}\n}\n'

/** How a page got over a loop that never ends. All in milliseconds. */
export interface Recovery {
	/** From the end of the runaway to the verdict of a grade that was asked for at once. */
	toNextVerdict: number
	/** The longest time the page could do nothing, from the first click to that verdict. */
	longestGap: number
}

/** Grades a loop that never ends, ends it by Stop or lets the time limit end it, and grades another exercise. */
export async function timeRecovery(
	browser: Browser,
	{ url, answer, by }: { url: string; answer: string; by: 'stop' | 'limit' },
): Promise<Recovery> {
	const page = await openWarm(browser, url, answer)
	try {
		await write(exerciseOn(page, runaway), endless)
		await page.evaluate(startGapWatch)
		const over = exerciseOn(page, runaway).evaluate(endRunaway, by)
		const next = await over.then(async (began) => {
			await timeGrade(exerciseOn(page, measured), 'passed')
			return page.evaluate((began) => performance.now() - began, began)
		})
		return { toNextVerdict: next, longestGap: await page.evaluate(readGap) }
	} finally {
		await page.context().close()
	}
}

/** Runs in the page. Settles when the runaway is over, with the time at which its end was asked for or came. */
async function endRunaway(element: Element, by: 'stop' | 'limit'): Promise<number> {
	const panel = element.querySelector<HTMLElement>('grade-panel')
	const until = (wanted: string) =>
		new Promise<void>((resolve, reject) => {
			const look = () => {
				if (panel?.dataset['status'] !== wanted) return
				watch.disconnect()
				resolve()
			}
			const late = () => reject(new Error(`${wanted}? It is ${panel?.dataset['status']}.`))
			setTimeout(late, 60_000)
			const watch = new MutationObserver(look)
			watch.observe(element, { attributes: true, subtree: true, attributeFilter: ['data-status'] })
			look()
		})
	element.querySelector<HTMLElement>('[data-deed=grade]')?.click()
	await until('grading')
	if (by === 'limit') {
		await until('timed-out')
		return performance.now()
	}
	// Long enough for the loop to have been reached.
	await new Promise((resolve) => setTimeout(resolve, 1000))
	const began = performance.now()
	element.querySelector<HTMLElement>('[data-deed=stop]')?.click()
	await until('stopped')
	return began
}

/** Runs in the page: writes down the longest time between two turns of its event loop. */
function startGapWatch(): void {
	const { port1, port2 } = new MessageChannel()
	let last = performance.now()
	let longest = 0
	port1.onmessage = () => {
		const now = performance.now()
		longest = Math.max(longest, now - last)
		last = now
		Object.assign(globalThis, { longestGap: longest })
		// Not at once: a loop of messages would be the load that it measures.
		setTimeout(() => port2.postMessage(0), 5)
	}
	port2.postMessage(0)
}

function readGap(): number {
	return Number(Reflect.get(globalThis, 'longestGap'))
}

/** Bytes as they were sent, by when the page asked for them. */
export interface Bytes {
	scripts: number
	everything: number
	/** What the first touch and the first grade load, by file, without the hash in its name. */
	later: Record<string, number>
}

/** What a lesson weighs before it is touched, and what it loads after. */
export async function weighLesson(browser: Browser, url: string, answer: string): Promise<Bytes> {
	const context = await browser.newContext()
	await context.addInitScript(chooseTypeScript)
	const page = await context.newPage()
	const got: { name: string; script: boolean; bytes: number }[] = []
	// Workers load scripts of their own, which only the context hears of.
	context.on('response', (response) => {
		// A module made of text in the page crossed no wire.
		if (response.url().startsWith('blob:')) return
		got.push({
			name: new URL(response.url()).pathname,
			script: response.request().resourceType() === 'script',
			bytes: Number(response.headers()['content-length'] ?? 0),
		})
	})
	await page.goto(url, { waitUntil: 'networkidle' })
	const first = got.splice(0)
	const exercise = exerciseOn(page, measured)
	await exercise.getByRole('textbox').first().focus()
	await exercise.locator('code-editor[upgraded]').first().waitFor()
	await write(exercise, answer)
	await timeGrade(exercise, 'passed')
	await context.close()
	const later = got.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes)
	return {
		scripts: sum(first.filter(({ script }) => script)),
		everything: sum(first),
		later: Object.fromEntries(
			later.map(({ name, bytes }) => [name.replace(/[.-][\w-]{8}\.(\w+)$/, '.$1'), bytes]),
		),
	}
}

function sum(all: readonly { bytes: number }[]): number {
	return all.reduce((total, { bytes }) => total + bytes, 0)
}
