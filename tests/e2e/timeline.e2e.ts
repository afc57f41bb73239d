import type { Page } from '@playwright/test'
import { anyBrowser, expect, insertText, test } from './course.ts'

/** The lanes of a timeline, which take the focus as one. */
const lanesOf = (page: Page, title: string | RegExp) =>
	page.getByRole('application', { name: new RegExp(`^Timeline of ${String(title)}`) })

test.describe('in Python', () => {
	test.use({ language: 'py', returning: true })

	test(
		'a run draws who waited for what, and a bar leads to its line',
		{ tag: anyBrowser },
		async ({ exercise, page }) => {
			await exercise.element.getByRole('button', { name: 'Run', exact: true }).click()
			const lanes = lanesOf(page, 'Your program')
			await expect(lanes).toBeVisible({ timeout: 40_000 })
			await expect(exercise.element.getByRole('list', { name: 'Legend' })).toContainText('waits')
			await lanes.focus()
			// The first bar is that of a task that is ready, and in no line yet.
			await page.keyboard.press('ArrowRight')
			await page.keyboard.press('ArrowRight')
			await page.keyboard.press('Enter')
			await expect(exercise.editor).toBeFocused()
		},
	)

	test('a failed case shows the run that it looked at, and other cases have theirs', async ({
		exercise,
		page,
	}) => {
		await exercise.element.getByRole('button', { name: 'Grade' }).click()
		// Both of the first cases look at one run.
		await expect(lanesOf(page, 'returns twenty names')).toBeVisible({ timeout: 40_000 })
		const other = 'lets the error of a broken connection out'
		await exercise.cases.getByRole('button', { name: `Timeline of “${other}”` }).click()
		await expect(lanesOf(page, other)).toBeVisible()
	})

	test('has a table with the same facts, and files to keep', async ({ exercise, page }) => {
		await exercise.element.getByRole('button', { name: 'Run', exact: true }).click()
		await expect(lanesOf(page, 'Your program')).toBeVisible({ timeout: 40_000 })
		await exercise.element.getByRole('button', { name: 'As a table' }).click()
		const rows = exercise.element.getByRole('region', { name: 'Your program as a table' })
		await expect(rows.getByRole('row').nth(1)).toContainText('main')
		await exercise.element.getByText('Save').click()
		const downloading = page.waitForEvent('download')
		await exercise.element.getByRole('button', { name: 'Trace for Perfetto (JSON)' }).click()
		const stream = await (await downloading).createReadStream()
		const text = (await stream.toArray()).join('')
		expect(JSON.parse(text)).toHaveProperty('traceEvents')
	})
})

test('a run in TypeScript is drawn, and compared with the one before', async ({
	exercise,
	page,
}) => {
	const run = exercise.element.getByRole('button', { name: 'Run', exact: true })
	await run.click()
	await expect(lanesOf(page, 'Your program')).toBeVisible({ timeout: 20_000 })
	await run.click()
	const other = exercise.element.getByRole('combobox', { name: 'Compare with' })
	await expect(other).toBeVisible({ timeout: 20_000 })
	await other.selectOption('Yours before')
	await expect(lanesOf(page, 'Yours before')).toBeVisible()
})

test(
	'a case that was stopped in its loop shows the line, and what it had done by then',
	{ tag: anyBrowser },
	async ({ exercise, page }) => {
		await exercise.write(exercise.solution.replace('return pokemon', 'for (;;);\n\treturn pokemon'))
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText('Stopped after', { timeout: 30_000 })
		const place = /^fetch-all\.ts:(\d+):1$/
		const [, line] = place.exec((await exercise.verdict.getByText(place).textContent()) ?? '') ?? []
		await expect(lanesOf(page, 'returns twenty names')).toBeVisible()
		await exercise.element.getByRole('button', { name: 'As a table' }).click()
		const rows = exercise.element.getByRole('region', { name: 'as a table' }).getByRole('row')
		const stopped = rows.filter({ hasText: 'until it is stopped' })
		await expect(stopped).toHaveCount(1)
		await expect(stopped).toContainText(`fetch-all.ts:${line}`)
	},
)

for (const language of ['ts', 'py'] as const) {
	const program = {
		ts: 'const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))\nasync function nap() {\n\tawait wait(600)\n\tconsole.log("woke up")\n\tawait wait(1e6)\n}\nawait nap()\n',
		py: 'import asyncio\nasync def nap():\n    await asyncio.sleep(0.6)\n    print("woke up")\n    await asyncio.sleep(1e6)\nasyncio.run(nap())\n',
	}[language]

	test.describe(`stopped by the learner, in ${language}`, () => {
		test.use({ language, returning: language === 'py' })

		test('a program shows what it had done by then', async ({ page, course }) => {
			await page.goto(new URL('playground/', course.url).href)
			const playground = page.locator(`course-playground[language=${language}]`)
			const editor = playground.getByRole('textbox', { name: `main.${language}` })
			await editor.focus()
			await playground.locator('code-editor[upgraded]').waitFor()
			await editor.press('ControlOrMeta+a')
			await insertText(editor, program)
			await playground.getByRole('button', { name: 'Run', exact: true }).click()
			await expect(playground.locator('run-output')).toContainText('woke up', { timeout: 40_000 })
			await playground.getByRole('button', { name: 'Stop', exact: true }).click()
			await expect(lanesOf(page, 'Your program')).toBeVisible()
			await playground.getByRole('button', { name: 'As a table' }).click()
			const rows = playground.getByRole('region', { name: 'Your program as a table' })
			await expect(rows.getByRole('row').last()).toContainText('a sleep')
		})
	})
}

test.describe('a lesson', () => {
	test.use({ language: 'py', returning: true })

	test('runs its programs as they are, changed, and as they were', async ({ page, course }) => {
		await page.goto(new URL('a-program-mostly-waits/', course.url).href)
		const live = page.locator('live-code').first()
		await live.getByRole('button', { name: 'Run this' }).click()
		await expect(live.locator('run-output')).toContainText('at once: 6 and 11 in 0.3 s', {
			timeout: 40_000,
		})
		await expect(live.getByRole('application')).toBeVisible()
		await live.getByRole('button', { name: 'Edit' }).click()
		const editor = live.getByRole('textbox', { name: 'main.py' })
		await expect(editor).toBeFocused()
		await page.keyboard.press('Control+a')
		await page.keyboard.type('print(6 * 7)')
		await page.keyboard.press('Control+Enter')
		await expect(live.locator('run-output')).toContainText('42')
		await live.getByRole('button', { name: 'Reset' }).click()
		await expect(live).toContainText('in turn: 6 and 11 in 0.5 s')
	})

	test('shows of a program that is stopped what had been shown of it', async ({ page, course }) => {
		await page.goto(new URL('a-program-mostly-waits/', course.url).href)
		const live = page.locator('live-code').first()
		await live.getByRole('button', { name: 'Edit' }).click()
		await expect(live.getByRole('textbox', { name: 'main.py' })).toBeFocused()
		await page.keyboard.press('Control+a')
		await page.keyboard.insertText(
			'import asyncio\nasync def main():\n    await asyncio.sleep(0.5)\n    print("one")\n    await asyncio.sleep(15)\nasyncio.run(main())\n',
		)
		await page.keyboard.press('Control+Enter')
		await expect(live.locator('run-output')).toContainText('one', { timeout: 40_000 })
		await live.getByRole('button', { name: 'Stop' }).click()
		await expect(lanesOf(page, 'Your program')).toBeVisible()
		// The machine had been through all fifteen seconds before the first of them was shown.
		await expect(live.locator('run-timeline')).toContainText(/\d s of waiting in \d\.\d+ s\./)
	})

	test('keeps what was made of a program, over a reload and over a reset', async ({
		page,
		course,
	}) => {
		await page.goto(new URL('a-program-mostly-waits/', course.url).href)
		const live = page.locator('live-code').first()
		const editor = live.getByRole('textbox', { name: 'main.py' })
		await live.getByRole('button', { name: 'Edit' }).click()
		await expect(editor).toBeFocused()
		await page.keyboard.press('Control+a')
		await page.keyboard.type('print(6 * 7)')
		await page.reload()
		await expect(editor).toContainText('print(6 * 7)')
		await expect(page.locator('live-code').nth(1).getByRole('textbox')).toHaveCount(0)
		await live.getByRole('button', { name: 'Reset' }).click()
		await expect(editor).toHaveCount(0)
		await live.getByRole('button', { name: 'Back to mine' }).click()
		await expect(editor).toContainText('print(6 * 7)')
		await live.getByRole('button', { name: 'Reset' }).click()
		await page.reload()
		await expect(live.getByRole('button', { name: 'Edit' })).toBeVisible()
		await expect(editor).toHaveCount(0)
	})

	test('lets lines be dragged, by mouse and by finger', async ({ page, course }) => {
		await page.goto(new URL('a-program-mostly-waits/', course.url).href)
		const predict = page.locator('predict-run').first()
		const lines = predict.getByRole('list').first().getByRole('listitem')
		await lines.first().scrollIntoViewIfNeeded()
		const order = () =>
			lines.evaluateAll((all) => all.map((each) => each.getAttribute('data-line')))
		const [first, second, ...rest] = await order()
		const middleOf = async (index: number) => {
			const box = await lines.nth(index).locator('[data-grip]').boundingBox()
			if (!box) throw new Error(`There is no line ${index}.`)
			return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
		}

		const from = await middleOf(0)
		const to = await middleOf(1)
		// At once, before what moves it has been fetched.
		const finger = await page.context().newCDPSession(page)
		const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: (typeof to)[]) =>
			finger.send('Input.dispatchTouchEvent', { type, touchPoints })
		await touch('touchStart', from)
		await expect(lines.first()).toHaveAttribute('data-dragged')
		await touch('touchMove', { x: to.x, y: to.y + 8 })
		await touch('touchEnd')
		expect(await order()).toEqual([second, first, ...rest])
		await expect(predict.getByRole('status')).toContainText('line 2 of')

		await page.mouse.move(from.x + 60, from.y)
		await page.mouse.down()
		await page.mouse.move(to.x + 60, to.y + 8)
		await page.mouse.up()
		expect(await order()).toEqual([first, second, ...rest])
		await expect(lines.nth(1)).not.toHaveAttribute('data-dragged')
	})

	test('asks for a prediction, and says what was right', async ({ page, course }) => {
		await page.goto(new URL('a-program-mostly-waits/', course.url).href)
		const predict = page.locator('predict-run').first()
		await expect(predict).toContainText('In which order do these lines appear?')
		await predict.getByRole('button', { name: 'Check and run' }).click()
		await expect(predict.locator('run-output')).toContainText('breakfast is served', {
			timeout: 40_000,
		})
		await expect(predict.locator('.said')).toContainText('Not this time')
		const lanes = predict.getByRole('application')
		await lanes.focus()
		// The first bar is that of a task that is ready, and in no line yet.
		await page.keyboard.press('ArrowRight')
		await page.keyboard.press('ArrowRight')
		await page.keyboard.press('Enter')
		await expect(predict.locator('[data-program] .line[data-pointed]')).toHaveCount(1)
		await expect(predict.locator('.said')).toContainText(/^Line \d+: \S/)
	})
})
