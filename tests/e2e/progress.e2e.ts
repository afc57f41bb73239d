import { anyBrowser, expect, ExercisePage, test } from './course.ts'

const key = 'interleave/progress/fetch-all-at-once/ts'

test('keeps a draft over a reload', { tag: anyBrowser }, async ({ exercise, page }) => {
	await exercise.write('// half a thought\n')
	await page.reload()
	await expect(exercise.editor).toHaveValue('// half a thought\n')
})

test('keeps a draft that was typed before the editor came', async ({ exercise, page }) => {
	await page.route('**/code-mirror*.js', (route) => route.abort())
	await exercise.editor.fill('// quick\n')
	await page.reload()
	await expect(exercise.editor).toHaveValue('// quick\n')
})

test(
	'has saved a keystroke before the browser does anything else',
	{ tag: anyBrowser },
	async ({ exercise }) => {
		const kept = await exercise.editor.evaluate(async (field: HTMLTextAreaElement, key) => {
			field.value = '// gone at once\n'
			field.dispatchEvent(new InputEvent('input', { bubbles: true }))
			// Only what was queued in the keystroke runs now; no event, frame or timer does.
			await Promise.resolve()
			return localStorage.getItem(key)
		}, key)
		expect(kept).toContain('// gone at once')
	},
)

test('keeps what was written when the tab crashes in the middle of a run', async ({
	exercise,
	page,
	context,
}) => {
	const text =
		"console.log('up to here')\nawait new Promise(() => setTimeout(() => {}, 60_000))\nexport const fetchAll = async () => []\n"
	await exercise.write(text)
	await page.keyboard.press('Control+Shift+Enter')
	await expect(exercise.output).toContainText('up to here')
	const crashed = page.waitForEvent('crash')
	const session = await context.newCDPSession(page)
	// It never answers: who would answer is gone.
	void session.send('Page.crash').catch(() => {})
	await crashed
	const next = await context.newPage()
	await next.goto(page.url())
	const again = new ExercisePage(next, exercise.id)
	await expect(again.editor).toHaveValue(text)
	await again.button('Run').click()
	await expect(again.output).toContainText('up to here')
})

test(
	'marks a passed exercise, and the lesson when all of it was passed',
	{ tag: anyBrowser },
	async ({ exercise, page }) => {
		await exercise.write(exercise.solution)
		await exercise.button('Grade').click()
		await expect(exercise.whole.getByText('✓ passed')).toBeVisible()
		await page.evaluate(() => {
			for (const each of document.querySelectorAll('course-exercise'))
				localStorage.setItem(
					`interleave/progress/${each.getAttribute('exercise')}/ts`,
					JSON.stringify({ version: 1, files: {}, savedAt: 1, passedAt: 1, rungs: {} }),
				)
		})
		await page.reload()
		await expect(exercise.whole.getByText('✓ passed')).toBeVisible()
		await expect(
			page.getByRole('link', { name: /From sequential to concurrent.*passed/ }).first(),
		).toBeVisible()
	},
)

for (const [what, text] of [
	['no JSON', '{"version":1,"fil'],
	['from another version', '{"version":7,"files":{}}'],
	['of another shape', '{"version":1,"files":{"fetch-all.ts":42},"savedAt":1,"rungs":{}}'],
] as const) {
	test(`keeps a saved draft aside that is ${what}`, async ({ exercise, page }) => {
		await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text] as const)
		await page.reload()
		await expect(exercise.notices).toContainText('cannot be read')
		await expect(exercise.editor).toHaveValue(exercise.starter)
		await exercise.write('// new work\n')
		await page.reload()
		await expect(exercise.editor).toHaveValue('// new work\n')
		expect(await page.evaluate((key) => localStorage.getItem(`${key}/aside`), key)).toBe(text)
	})
}

test('offers what another tab has saved, and loses neither', async ({
	exercise,
	page,
	context,
	course,
}) => {
	await exercise.write('// mine\n')
	const other = await context.newPage()
	await other.goto(course.lessonOf(exercise.id))
	const field = other.getByRole('textbox', { name: exercise.file, exact: true })
	await field.focus()
	await other.keyboard.press('Control+Home')
	await other.keyboard.type('// theirs ')
	await other.close({ runBeforeUnload: true })

	await expect(exercise.notices).toContainText('Another tab saved')
	await expect.poll(() => exercise.text()).toBe('// mine\n')
	await exercise.button('Use that version').click()
	await expect.poll(() => exercise.text()).toBe('// theirs // mine\n')
	await exercise.button('Back to mine').click()
	await expect.poll(() => exercise.text()).toBe('// mine\n')
	await page.reload()
	await expect(exercise.editor).toHaveValue('// mine\n')
})

test('says once that the storage is full, and goes on', async ({ exercise, page }) => {
	await page.evaluate(() => {
		let size = 2 ** 22
		for (let n = 0; size > 0; n++) {
			try {
				localStorage.setItem(`filler-${n}`, 'x'.repeat(size))
			} catch {
				size = Math.floor(size / 2)
			}
		}
	})
	await exercise.write(exercise.solution)
	await expect(exercise.notices).toContainText('storage for the site is full')
	await exercise.button('Grade').click()
	await expect(exercise.said).toContainText('Passed')
	// There is room again: what could not be saved is, at the latest when the page is left.
	await page.evaluate(() => {
		for (const each of Object.keys(localStorage))
			if (each.startsWith('filler-')) localStorage.removeItem(each)
	})
	await page.reload()
	await expect(exercise.editor).toHaveValue(exercise.solution)
})

test('works where the browser blocks all storage', async ({ exercise, page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'localStorage', {
			get: () => {
				throw new DOMException('denied', 'SecurityError')
			},
		})
	})
	await page.reload()
	await exercise.tab('ts').click()
	await expect(exercise.notices).toContainText('lets the page store nothing')
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await expect(exercise.said).toContainText('Passed')
})
