import { languageNames } from '../../src/course/language.ts'
import { anyBrowser, anyHost, expect, ExercisePage, test } from './course.ts'

// What a learner does everywhere: playwright.config.ts has it done behind every host.
test(
	'from the front page to a passed exercise in both languages, and nothing outside of the base is asked for',
	{ tag: [anyBrowser, anyHost] },
	async ({ page, course, servedBy }) => {
		test.setTimeout(120_000)
		const outside: string[] = []
		page.on('request', (request) => {
			// A blob's address begins with its scheme: it asks no server.
			const asked = request.url()
			if (asked.startsWith(new URL(course.url).origin) && !asked.startsWith(course.url))
				outside.push(asked)
		})
		await page.goto(course.url)
		await page.getByRole('link', { name: /first lesson/ }).click()
		await page.getByRole('link', { name: 'From sequential to concurrent' }).first().click()
		for (const language of ['py', 'ts'] as const) {
			const exercise = new ExercisePage(page, 'fetch-all-at-once', language)
			await exercise.whole.getByRole('tab', { name: languageNames[language] }).click()
			await exercise.write(exercise.solution)
			await exercise.button('Grade').click()
			await expect(exercise.said).toContainText('Passed', { timeout: 60_000 })
			await exercise.button('Show solution').click()
			await expect(exercise.element.getByRole('heading', { name: 'The solution' })).toBeVisible()
		}
		expect(outside).toEqual([])
		expect(await page.evaluate(() => crossOriginIsolated)).toBe(servedBy !== 'files')
	},
)
