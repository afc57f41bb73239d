import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../e2e/course.ts'

test.use({ viewport: { width: 1100, height: 900 } })

test('nothing moves where less motion is asked for', async ({ page, exercise }) => {
	test.setTimeout(120_000)
	await page.emulateMedia({ reducedMotion: 'reduce' })
	await page.evaluate(watchMotion)
	await exercise.touch()
	await exercise.button('Run').click()
	await expect(exercise.element.getByRole('application')).toBeVisible()
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('Not yet')
	await exercise.element.locator('.rung summary').first().click()
	await exercise.button('Share').click()
	await page.getByRole('button', { name: 'Search' }).click()
	await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused()
	expect(await page.evaluate(() => globalThis.moved)).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const)
	test(`what is told by colour is told in the user’s own colours, too: ${colorScheme}`, async ({
		exercise,
		page,
	}) => {
		test.setTimeout(120_000)
		await page.emulateMedia({ forcedColors: 'active', colorScheme })
		await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
		const { element, whole } = exercise

		const file = element.getByRole('tab', { name: exercise.file })
		const given = element.getByRole('tab', { name: 'main.ts' })
		const selected = await colour(file, 'border-bottom-color')
		expect(selected).toBe(await system(page, 'Highlight'))
		await expect(given).toHaveCSS('border-bottom-color', await system(page, 'Canvas'))
		const grey = await system(page, 'GrayText')
		await expect(exercise.button('Stop')).toHaveCSS('color', grey)
		await expect(exercise.button('Run')).not.toHaveCSS('color', grey)

		await exercise.touch()
		await page.keyboard.press('Control+a')
		const selection = element.locator('.cm-selectionBackground').first()
		await expect(selection).toHaveCSS('background-color', selected)

		await exercise.button('Run').click()
		const timeline = element.locator('run-timeline[data-of=run]')
		await expect(timeline.locator('path.runs').first()).toBeAttached()
		const text = await system(page, 'CanvasText')
		// Drawn anew when its lanes have come.
		await expect(timeline.locator('.bars path.runs').first()).toHaveCSS('fill', text)
		await expect(timeline.locator('.bars .http').first()).toHaveCSS('stroke', text)
		await expect(exercise.button('Follow this task')).toHaveCSS('color', grey)
		await timeline.getByRole('application').focus()
		await page.keyboard.press('ArrowRight')
		await expect(timeline.locator('.selected')).toHaveCSS('stroke', selected)
		const table = exercise.button('As a table')
		await table.click()
		await expect(table).toHaveCSS('background-color', await system(page, 'SelectedItem'))

		// Each stop of the keyboard has a ring around it.
		for (const stop of [table, exercise.button('Grade'), file, whole.getByRole('tab').first()]) {
			await stop.focus()
			await page.keyboard.press('Shift')
			await expect(stop).not.toHaveCSS('outline-style', 'none')
		}
	})

/** What a system colour is in this page. */
function system(page: Page, name: string): Promise<string> {
	return page.evaluate((name) => {
		const probe = document.createElement('i')
		probe.style.color = name
		document.body.append(probe)
		const { color } = getComputedStyle(probe)
		probe.remove()
		return color
	}, name)
}

function colour(place: Locator, property: string): Promise<string> {
	return place.evaluate(
		(element, property) => getComputedStyle(element).getPropertyValue(property),
		property,
	)
}

declare global {
	/** In a page that is watched: what moved longer than a millisecond. */
	var moved: string[]
}

/** Runs in the page. */
function watchMotion() {
	globalThis.moved = []
	const look = () => {
		for (const animation of document.getAnimations()) {
			const { duration, iterations } = animation.effect?.getComputedTiming() ?? {}
			const name = `${animation.constructor.name} ${animation.id}`
			if (Number(duration) > 1 || Number(iterations) > 1) globalThis.moved.push(name)
		}
		requestAnimationFrame(look)
	}
	look()
}
