import type { Locator } from '@playwright/test'
import { expect, test } from './course.ts'

const widthOf = async (part: Locator) => (await part.boundingBox())?.width ?? 0
const heightOf = async (part: Locator) => (await part.boundingBox())?.height ?? 0

test('fills the screen and comes back by one key, while a program runs on', async ({
	exercise,
	page,
}) => {
	await exercise.write(
		"console.log('begun')\nawait new Promise((go) => setTimeout(go, 2_000))\nconsole.log('ended')\nexport const fetchAll = async () => []\n",
	)
	await page.keyboard.press('Control+Shift+Enter')
	await expect(exercise.output).toContainText('begun')
	const before = await page.evaluate(() => scrollY)
	await exercise.fillScreen()
	await expect(exercise.editor).toBeFocused()
	expect(await exercise.whole.boundingBox()).toEqual({ x: 0, y: 0, ...page.viewportSize() })
	await page.keyboard.press('F9')
	await expect(exercise.whole).not.toHaveAttribute('data-full')
	await expect(exercise.editor).toBeFocused()
	expect(await page.evaluate(() => scrollY)).toBe(before)
	await expect(exercise.output.locator('.printed').first()).toContainText(/begun\s+ended/)
	await expect(exercise.output).toContainText('Finished in')
})

test('lets nothing of the page under the full screen be reached', async ({ exercise, page }) => {
	await exercise.touch()
	await exercise.fillScreen()
	await page.keyboard.press('Control+k')
	await expect(page.locator('course-search dialog')).toBeHidden()
	await page.keyboard.press('Escape')
	for (let i = 0; i < 25; i++) {
		await page.keyboard.press('Tab')
		const outside = await page.evaluate(
			() =>
				document.activeElement !== document.body &&
				document.activeElement?.closest('[data-full]') === null,
		)
		expect(outside).toBe(false)
	}
})

test('does not come over a list that was opened while it was fetched', async ({
	exercise,
	page,
}) => {
	const { promise: listed, resolve: release } = Promise.withResolvers<void>()
	await page.route(/full-screen[.-][\w-]+\.js$/, async (route) => {
		await listed
		await route.continue()
	})
	await exercise.touch()
	const fetched = page.waitForResponse(/full-screen[.-][\w-]+\.js$/)
	await exercise.button('Full screen').click()
	await page.keyboard.press('?')
	const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
	await expect(list).toBeVisible()
	release()
	await (await fetched).finished()
	await list.getByRole('button', { name: 'Close' }).click()
	await expect(list).toHaveCount(0)
	await expect(exercise.whole).not.toHaveAttribute('data-full')
	await exercise.button('Full screen').click()
	await expect(exercise.whole).toHaveAttribute('data-full')
})

test('is left by its button, which gives the focus to the one that opened it', async ({
	exercise,
	page,
}) => {
	await exercise.touch()
	await exercise.button('Full screen').click()
	await expect(exercise.said).toHaveText('Full screen. F9 leaves it.')
	await page.getByRole('button', { name: 'Leave full screen' }).click()
	await expect(exercise.said).toHaveText('In the lesson again.')
	await expect(exercise.button('Full screen')).toBeFocused()
	await expect(exercise.whole).not.toHaveAttribute('data-full')
	await expect(page.locator('[inert]:not(.under)')).toHaveCount(0)
})

test('remembers how wide its panes are', async ({ exercise, page }) => {
	await exercise.touch()
	await exercise.fillScreen()
	const task = exercise.whole.locator('.task')
	const line = page.getByRole('separator', { name: 'Width of the task' })
	const first = await widthOf(task)
	await line.focus()
	await page.keyboard.press('Shift+ArrowRight')
	expect(await widthOf(task)).toBeCloseTo(first + 64, 0)
	const told = Number(await line.getAttribute('aria-valuenow'))
	await page.keyboard.press('End')
	expect(Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThan(told)
	await page.keyboard.press('Home')
	await expect(line).toHaveAttribute('aria-valuenow', '0')

	const box = await line.boundingBox()
	if (!box) throw new Error('The line is not shown.')
	await page.mouse.move(box.x, box.y + 200)
	await page.mouse.down()
	await page.mouse.move(500, box.y + 200, { steps: 3 })
	await page.mouse.up()
	expect(await widthOf(task)).toBeCloseTo(500, -1)

	await page.reload()
	await exercise.touch()
	await exercise.fillScreen()
	expect(await widthOf(task)).toBeCloseTo(500, -1)
	await line.focus()
	await page.keyboard.press('Enter')
	expect(await widthOf(task)).toBeCloseTo(first, 0)
})

test('remembers how tall an editor was pulled, before it is touched', async ({
	exercise,
	page,
}) => {
	const editor = exercise.element.locator('code-editor').first()
	const before = await heightOf(editor)
	await exercise.touch()
	const line = exercise.element.getByRole('separator', { name: 'Height of the editor' })
	await line.focus()
	await page.keyboard.press('Shift+ArrowDown')
	expect(await heightOf(editor)).toBeCloseTo(before + 64, 0)
	expect(await heightOf(editor.locator('.cm-editor'))).toBeCloseTo(before + 64, 0)
	await page.reload()
	await expect(exercise.element).toHaveAttribute('pulled')
	expect(await heightOf(editor)).toBeCloseTo(before + 64, 0)
	await exercise.touch()
	await line.focus()
	await page.keyboard.press('Enter')
	expect(await heightOf(editor)).toBeCloseTo(before, 0)
	await page.reload()
	await expect(exercise.element).not.toHaveAttribute('pulled')
})

test('lists its shortcuts, but not to somebody who writes', async ({ exercise, page }) => {
	const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
	await exercise.write('')
	await page.keyboard.type('?')
	await expect(list).toBeHidden()
	await expect.poll(() => exercise.text()).toBe('?')

	const grade = exercise.button('Grade')
	await grade.focus()
	await page.keyboard.press('?')
	await expect(list).toContainText('Full screen, and back')
	await page.keyboard.press('Escape')
	await expect(list).toHaveCount(0)
	await expect(grade).toBeFocused()

	await exercise.fillScreen()
	await page.keyboard.press('?')
	await expect(list).toBeVisible()
	await list.getByRole('checkbox', { name: 'The key ? opens this list' }).uncheck()
	await list.getByRole('button', { name: 'Close' }).click()
	await page.reload()
	await exercise.button('Grade').focus()
	await page.keyboard.press('?')
	await exercise.element.getByRole('button', { name: 'All shortcuts' }).click()
	await expect(list).toHaveCount(1)
	await expect(list.getByRole('checkbox')).not.toBeChecked()
})

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true })

	test('has three panes to swipe, and shows the results when there are some', async ({
		exercise,
		page,
	}) => {
		await exercise.touch()
		await exercise.button('Full screen').tap()
		const panes = page.getByRole('navigation', { name: 'Panes' })
		const seen = (name: string) =>
			expect(panes.getByRole('button', { name })).toHaveAttribute('aria-current', 'true')
		await seen('Code')
		await panes.getByRole('button', { name: 'Task' }).tap()
		await seen('Task')
		await expect(exercise.whole.locator('.task')).toBeInViewport({ ratio: 0.9 })
		// As a finger does it.
		await exercise.whole.evaluate((section) => section.scrollBy({ left: innerWidth }))
		await seen('Code')
		await exercise.button('Run').tap()
		await seen('Results')
		await expect(exercise.output).toContainText('Finished in')
		await panes.getByRole('button', { name: 'Code' }).tap()
		await seen('Code')
		await exercise.button('Grade').tap()
		await seen('Results')
		await expect(exercise.verdict).toContainText('Not yet')
		await expect(exercise.verdict).toBeInViewport()
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
	})

	test('has a row of keys that a keyboard on the screen hides', async ({ exercise, page }) => {
		await exercise.write('')
		const keys = exercise.element.getByRole('group', { name: 'Keys' })
		await page.keyboard.type('print')
		await keys.getByRole('button', { name: '(', exact: true }).tap()
		await page.keyboard.type('1')
		await expect.poll(() => exercise.text()).toBe('print(1)')
		await expect(exercise.editor).toBeFocused()
		await keys.getByRole('button', { name: 'Caret to the right' }).tap()
		await keys.getByRole('button', { name: ':', exact: true }).tap()
		await expect.poll(() => exercise.text()).toBe('print(1):')
		await keys.getByRole('button', { name: 'Indent', exact: true }).tap()
		await expect.poll(() => exercise.text()).toMatch(/^\s+print\(1\):$/)
		await keys.getByRole('button', { name: 'Indent less' }).tap()
		await expect.poll(() => exercise.text()).toBe('print(1):')
	})
})

test('a size that cannot be read, and one from a larger screen, do no harm', async ({
	exercise,
	page,
}) => {
	await page.evaluate(() => {
		localStorage.setItem('interleave/panes/task', 'wide')
		localStorage.setItem('interleave/panes/code', '40')
		localStorage.setItem('interleave/panes/fetch-all-at-once/ts', '-3')
	})
	await page.reload()
	await expect(exercise.element).not.toHaveAttribute('pulled')
	await exercise.touch()
	await exercise.fillScreen()
	const results = exercise.whole.locator('.results-pane').locator('visible=true')
	expect(await widthOf(results)).toBeGreaterThan(100)
})
