import type { Page } from '@playwright/test'
import { expect, ExercisePage, test } from '../e2e/course.ts'
import { findCovered, findCut } from './layout.ts'

/** A small phone, and a screen of 1280 × 800 whose page is shown at twice its size. */
const windows = { '320 px wide': [320, 640], 'at 200 %': [640, 400] } as const

/** What somebody may ask of a text (WCAG 1.4.12). */
const spacing = `
	* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
	p { margin-bottom: 2em !important }`

type Reach = (page: Page, exercise: ExercisePage) => Promise<void>

/** Every kind of page, by its path, and what is done there first. */
const pages: Readonly<Record<string, Reach>> = {
	'': async () => {},
	'from-sequential-to-concurrent/': async () => {},
	'a-program-mostly-waits/': async () => {},
	'how-python-runs-here/': async () => {},
	'playground/': async (page) => {
		const playground = page.locator('course-playground[language=ts]')
		await playground.getByRole('button', { name: 'Run' }).click()
		await expect(playground.locator('run-output')).toContainText('Finished')
	},
	'progress/': async (page) => {
		await passSomething(page)
		await page.getByRole('button', { name: 'Forget everything' }).click()
	},
	'certificate/': async (page) => {
		await passSomething(page)
		await expect(page.getByRole('article', { name: 'Certificate' })).toBeVisible()
	},
	'offline/': async (page) => {
		await expect(page.locator('offline-course[data-status]')).toBeVisible()
	},
	'embed/fetch-all-at-once/ts/': async (page) => {
		await page.locator('course-exercise[awake]').waitFor()
	},
	'404.html': async () => {},
	'taking-turns/': async (page) => {
		await page.keyboard.press('Control+k')
		await page.keyboard.type('semaphore')
		await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible()
	},
}

/** How an exercise comes into the states in which there is most to see. */
const states: Readonly<Record<string, Reach>> = {
	'failed, with a hint': async (_, exercise) => {
		await exercise.touch()
		await exercise.button('Grade').click()
		await exercise.element.locator('.rung summary').first().click()
		await exercise.element.locator('grade-panel summary:visible').first().click()
		await exercise.element.locator('attempt-history summary').click()
		await exercise.element.getByRole('button', { name: /^Compare with/ }).click()
	},
	'long lines, and a timeline': async (_, exercise) => {
		const long = `console.log('${'long'.repeat(60)}')\nconsole.error('${'wrong '.repeat(60)}')\n`
		await exercise.write(long + exercise.starter)
		await exercise.button('Run').click()
		await expect(exercise.element.getByRole('application')).toBeVisible()
		await exercise.element.getByRole('button', { name: 'Zoom in' }).click()
	},
	'a timeline as a table': async (_, exercise) => {
		await exercise.touch()
		await exercise.button('Run').click()
		await exercise.button('As a table').click()
	},
	'passed, with the solution and ways to share': async (_, exercise) => {
		await exercise.write(exercise.solution)
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText('Passed')
		await exercise.button('Show solution').click()
		await expect(exercise.element.getByRole('heading', { name: 'The solution' })).toBeVisible()
		await exercise.button('Share').click()
		await exercise.button('Embed').click()
		await expect(exercise.button('Copy the HTML')).toBeVisible()
	},
}

test.use({ deviceScaleFactor: 2, viewport: { width: 320, height: 640 } })

for (const [path, reach] of Object.entries(pages)) {
	test(`fits a narrow window: /${path}`, async ({ page, course }) => {
		await page.goto(new URL(path, course.url).href)
		await reach(page, new ExercisePage(page, 'fetch-all-at-once'))
		await fits(page, 'body')
	})
}

for (const [state, reach] of Object.entries(states)) {
	test(`an exercise fits a narrow window: ${state}`, async ({ page, exercise }) => {
		await reach(page, exercise)
		await fits(page, `section#${exercise.id}`)
	})
}

/** Nothing of it is out of sight, cut off or under something else, however wide the window and wide the letters. */
async function fits(page: Page, within: string) {
	for (const [name, [width, height]] of Object.entries(windows)) {
		await page.setViewportSize({ width, height })
		await looksWhole(page, within, name)
	}
	await page.setViewportSize({ width: 320, height: 640 })
	await page.evaluate((css) => {
		const sheet = new CSSStyleSheet()
		sheet.replaceSync(css)
		document.adoptedStyleSheets.push(sheet)
	}, spacing)
	await looksWhole(page, within, 'with wide letters')
}

async function looksWhole(page: Page, within: string, how: string) {
	// A drawing follows the window with the next frame.
	await page.evaluate(
		() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
	)
	expect.soft(await page.evaluate(findCut, within), how).toEqual([])
	expect.soft(await page.evaluate(findCovered, within), how).toEqual([])
}

async function passSomething(page: Page) {
	await page.evaluate(() =>
		localStorage.setItem(
			'interleave/progress/fetch-all-at-once/ts',
			JSON.stringify({ version: 1, files: {}, savedAt: 1, passedAt: 1, rungs: {} }),
		),
	)
	await page.reload()
}
