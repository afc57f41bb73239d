import { anyBrowser, expect, test } from './course.ts'

for (const [language, tab] of [
	['py', 'Python'],
	['ts', 'TypeScript'],
] as const)
	test.describe(`the front page in ${tab}`, () => {
		test.use({ language: 'none', returning: true })

		test(
			'runs its program, which prints what the page says and does what it draws',
			{ tag: anyBrowser },
			async ({ page, course }) => {
				await page.goto(course.url)
				await page.getByRole('tab', { name: tab }).click()
				const live = page.locator(`live-code[language=${language}]`)
				const said = await live.locator('[data-prints] pre').innerText()
				await live.getByRole('button', { name: 'Run this' }).click()
				const output = live.locator('run-output .printed').first()
				await expect(output).toContainText('ann has answered', { timeout: 60_000 })
				const printed = await output.locator('[data-stream=out]').allInnerTexts()
				expect(printed.join('').trim()).toBe(said.trim())

				await live.getByRole('button', { name: 'As a table' }).click()
				const sleeps = live.getByRole('row').filter({ hasText: 'a sleep' })
				await expect(sleeps).toHaveCount(3)
				// What waits in real time may be woken late.
				if (language === 'ts') return
				const took = await sleeps
					.locator('td')
					.filter({ hasText: /^0\.\d0 s$/ })
					.allInnerTexts()
				const drawn = page.getByRole('img', { name: 'A drawing of 3 answers' })
				expect(took.map((each) => each.replace('0 s', ' s')).join(', ')).toBe('0.9 s, 0.3 s, 0.6 s')
				await expect(drawn).toHaveAccessibleName(/that take 0\.9 s, 0\.3 s and 0\.6 s\./)
			},
		)
	})

test('the German front page has the same programs', async ({ page, course }) => {
	const programs = page.locator('live-code [data-program]')
	await page.goto(course.url)
	const here = await programs.allTextContents()
	await page.goto(new URL('de/', course.url).href)
	await expect(page.locator('html')).toHaveAttribute('lang', 'de')
	expect(here).toHaveLength(2)
	expect(await programs.allTextContents()).toEqual(here)
})
