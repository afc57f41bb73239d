import type { Page } from '@playwright/test'
import { expect, test } from '../e2e/course.ts'
import { lookAtFocus } from './keyboard.ts'

/** Pages, and what is done there first, whose targets are measured. */
const pages: Readonly<Record<string, (page: Page) => Promise<void>>> = {
	'taking-turns/': async (page) => {
		await expect(page.locator('course-exercise[awake]').first()).toBeAttached()
	},
	'playground/': async (page) => {
		const playground = page.locator('course-playground[language=ts]')
		await playground.getByRole('button', { name: 'Run' }).click()
		await expect(playground.getByRole('application')).toBeVisible()
		await playground.getByText('Save').click()
	},
	'progress/': async () => {},
	'certificate/': async () => {},
	'offline/': async () => {},
	'embed/fetch-all-at-once/ts/': async (page) => {
		await page.getByRole('textbox').first().focus()
		await page.getByRole('button', { name: 'Grade' }).click()
		await expect(page.locator('.rung summary').first()).toBeVisible()
		await page.locator('attempt-history summary').click()
		await page.getByRole('button', { name: 'As a table' }).click()
		await page.getByRole('button', { name: 'Share' }).click()
	},
	'many-cores/': async (page) => {
		await page.keyboard.press('Control+k')
		await page.keyboard.type('semaphore')
		await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible()
	},
}

for (const [path, reach] of Object.entries(pages))
	for (const width of [1280, 360])
		test(`targets are large enough at ${width} px: /${path}`, async ({ page, course }) => {
			await page.setViewportSize({ width, height: 800 })
			await page.goto(new URL(path, course.url).href)
			await reach(page)
			expect(await page.evaluate(findSmallTargets)).toEqual([])
		})

/** Runs in the page: targets that are too small and too near to others, by WCAG 2.5.8, in a line each. */
function findSmallTargets(): string[] {
	const least = 24
	const worked = 'a[href], button, input, select, textarea, summary, [role=tab]'
	const modal = document.querySelector('dialog:modal')
	const targets = [...(modal ?? document).querySelectorAll<HTMLElement>(worked)].filter(
		(element) =>
			element.checkVisibility({ visibilityProperty: true }) &&
			!element.closest('[inert]') &&
			getComputedStyle(element).clipPath === 'none' &&
			getComputedStyle(element).getPropertyValue('clip') === 'auto',
	)
	/** A label is one target with what it labels. */
	const boxes = new Map(
		targets.map((element) => [
			element,
			(element.closest('label') ?? element).getBoundingClientRect(),
		]),
	)
	const isSmall = (box: DOMRect) => Math.min(box.width, box.height) < least - 0.5
	/** A link in a sentence is as high as its line. */
	const isInSentence = (element: HTMLElement) =>
		getComputedStyle(element).display.startsWith('inline') &&
		[...(element.parentElement?.childNodes ?? [])].some(
			(node) => node !== element && node.textContent?.trim() !== '',
		)
	/** Whether a circle around the middle of one meets the box of another. */
	const meets = (box: DOMRect, other: DOMRect) => {
		const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
		const dx = Math.max(other.left - x, 0, x - other.right)
		const dy = Math.max(other.top - y, 0, y - other.bottom)
		return Math.hypot(dx, dy) < least / 2
	}
	return targets.flatMap((element) => {
		const box = boxes.get(element)
		if (!box || !isSmall(box) || isInSentence(element)) return []
		const near = targets.find((other) => {
			const theirs = boxes.get(other)
			const related = element.closest('label')?.contains(other) ?? element.contains(other)
			return other !== element && !related && theirs !== undefined && meets(box, theirs)
		})
		const size = `${Math.round(box.width)} × ${Math.round(box.height)} px`
		return near
			? [`“${element.textContent.trim()}”, ${size}, beside “${near.textContent.trim()}”`]
			: []
	})
}

for (const { width, height } of [
	{ width: 1280, height: 720 },
	{ width: 360, height: 640 },
])
	test(`the focus is always in sight at ${width} × ${height}, there and back`, async ({
		page,
		course,
	}) => {
		test.setTimeout(120_000)
		await page.setViewportSize({ width, height })
		await page.goto(new URL('taking-turns/', course.url).href)
		await expect(page.locator('course-exercise[awake]').first()).toBeAttached()
		const there = await tabThrough(page, 'Tab')
		const back = await tabThrough(page, 'Shift+Tab')
		expect(there.names.length).toBeGreaterThan(30)
		expect([...there.wrong, ...back.wrong]).toEqual([])
	})

/** Over everything to the end of the page, where a browser's own controls begin. */
async function tabThrough(page: Page, key: 'Tab' | 'Shift+Tab') {
	const names: string[] = []
	const wrong: string[] = []
	for (let pressed = 0; pressed < 200; pressed++) {
		const stop = await page.evaluate(lookAtFocus)
		if (pressed > 0 && stop.name === 'nothing') return { names, wrong }
		if (pressed > 0) {
			names.push(stop.name)
			wrong.push(...stop.wrong)
		}
		// An editor lets go of it after Escape.
		if (stop.inEditor) await page.keyboard.press('Escape')
		await page.keyboard.press(key)
		// What is far down is laid out when the focus brings it near, in the next frame.
		await page.evaluate(
			() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
		)
	}
	throw new Error(`${key} never came to an end: ${names.join(', ')}`)
}
