import { emulateColours, expect, ExercisePage, test } from './course.ts'

test('takes over text, selection, focus and undo from the text area', async ({
	exercise,
	page,
}) => {
	const arrived = Promise.withResolvers<undefined>()
	await page.route('**/code-mirror*.js', async (route) => {
		await arrived.promise
		await route.continue()
	})
	await exercise.editor.focus()
	await page.keyboard.press('Control+Home')
	await page.keyboard.type('// mine ')
	await page.keyboard.press('Shift+ArrowLeft')
	await page.keyboard.press('Shift+ArrowLeft')
	await expect(exercise.element.locator('code-editor[stale] textarea').first()).toBeVisible()

	arrived.resolve(undefined)
	await exercise.element.locator('code-editor[upgraded]').first().waitFor()
	await expect(exercise.editor).toBeFocused()
	expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('e ')
	await page.keyboard.type('!')
	await expect.poll(() => exercise.text()).toBe(`// min!${exercise.starter}`)
	for (let i = 0; i < 4; i++) await page.keyboard.press('Control+z')
	await expect.poll(() => exercise.text()).toBe(exercise.starter)
})

test('comes before what runs and grades', async ({ exercise, page }) => {
	const late = Promise.withResolvers<undefined>()
	await page.route('**/_astro/bench.*.js', async (route) => {
		await late.promise
		await route.continue()
	})
	await exercise.touch()
	await exercise.button('Grade').click()
	late.resolve(undefined)
	await expect(exercise.verdict).toContainText('Not yet')
})

test('comes for a learner who was quicker than the script', async ({ page, course }) => {
	const late = Promise.withResolvers<undefined>()
	await page.route('**/_astro/exercise.*.js', async (route) => {
		await late.promise
		await route.continue()
	})
	const exercise = new ExercisePage(page, 'fetch-all-at-once')
	await page.goto(course.lessonOf(exercise.id), { waitUntil: 'commit' })
	const code = exercise.element.locator('.under').first()
	await code.scrollIntoViewIfNeeded()
	await code.hover()
	// By force: what is pressed there is another element than what is let go.
	await code.click({ force: true })
	await expect(exercise.editor).toBeFocused()
	await page.keyboard.press('Control+Home')
	await page.keyboard.type('// early ')
	late.resolve(undefined)
	await exercise.element.locator('code-editor[upgraded]').first().waitFor()
	await expect(exercise.editor).toBeFocused()
	await expect.poll(() => exercise.text()).toBe(`// early ${exercise.starter}`)
})

test('moves nothing when it takes over', async ({ exercise }) => {
	// Its text area comes when it is near, and all of the page has its place when nothing else is to do.
	await exercise.element.scrollIntoViewIfNeeded()
	await expect(exercise.page.locator('.sl-markdown-content template')).toHaveCount(0)
	const measure = () =>
		exercise.element.evaluate((element) => {
			const { top, height } = element.getBoundingClientRect()
			const grade = element.querySelector('[data-deed=grade]')?.getBoundingClientRect()
			return { height, grade: (grade?.top ?? 0) - top }
		})
	const before = await measure()
	await exercise.touch()
	await exercise.element.locator('code-editor[upgraded]').nth(1).waitFor({ state: 'attached' })
	const after = await measure()
	expect(after.grade).toBeCloseTo(before.grade, 0)
	expect(after.height).toBeCloseTo(before.height, 0)
})

test('has the same colours before and after, light and dark', async ({ exercise, page }) => {
	const words = ['export', 'await', 'const', 'fetchName', 'string', 'push', 'names']
	const coloursIn = (lines: '.under .line' | '.cm-line') => exercise.coloursOf(words, lines)
	const before: string[][] = []
	for (const colorScheme of ['light', 'dark'] as const) {
		await emulateColours(page, colorScheme)
		before.push(await coloursIn('.under .line'))
	}
	expect(before[0]).not.toEqual(before[1])
	expect(new Set(before[0]?.map((colour) => colour.replace(/.*: /, ''))).size).toBeGreaterThan(3)
	await exercise.touch()
	// The full editor reads for 20 ms before it shows itself, and the rest of a text when it is idle.
	await expect.poll(() => coloursIn('.cm-line')).toEqual(before[1])
	await emulateColours(page, 'light')
	expect(await coloursIn('.cm-line')).toEqual(before[0])
})

test('indents with Tab, and lets go of the focus after Escape', async ({ exercise, page }) => {
	await exercise.write('')
	await page.keyboard.press('Tab')
	await expect.poll(() => exercise.text()).toMatch(/^\s+$/)
	await page.keyboard.press('Escape')
	await page.keyboard.press('Tab')
	await expect(exercise.button('Run')).toBeFocused()
	await exercise.editor.focus()
	await expect(exercise.editor).toHaveAccessibleDescription(/Escape, then Tab/)
})

test('lets a given file be read and not be edited', async ({ exercise, page }) => {
	await exercise.touch()
	await exercise.element.getByRole('tab', { name: 'main.ts' }).click()
	const given = exercise.element.getByRole('textbox', { name: 'main.ts, read-only' })
	await given.focus()
	await page.keyboard.press('Control+Home')
	const before = await given.textContent()
	await page.keyboard.type('x')
	expect(await given.textContent()).toBe(before)
	await expect(given).toHaveAttribute('aria-readonly', 'true')
})

test('moves between the files with the arrow keys', async ({ exercise, page }) => {
	await exercise.element.getByRole('tab', { name: exercise.file }).focus()
	await page.keyboard.press('ArrowRight')
	const given = exercise.element.getByRole('tab', { name: 'main.ts' })
	await expect(given).toBeFocused()
	await expect(given).toHaveAttribute('aria-selected', 'true')
	await expect(exercise.element.getByRole('tabpanel')).toHaveAccessibleName(/main\.ts/)
	await page.keyboard.press('ArrowRight')
	await expect(exercise.element.getByRole('tab', { name: exercise.file })).toBeFocused()
})

test('goes on as a plain text area when the full editor cannot be fetched', async ({
	exercise,
	page,
}) => {
	await page.route('**/code-mirror*.js', (route) => route.abort())
	await exercise.editor.focus()
	await expect(exercise.said).toContainText('plain one goes on')
	await exercise.editor.fill(exercise.solution)
	await page.keyboard.press('Control+Enter')
	await expect(exercise.said).toContainText('Passed')
})
