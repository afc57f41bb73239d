import type { Page } from '@playwright/test'
import { languageNames } from '../../src/course/language.ts'
import { expect, ExercisePage, test } from '../e2e/course.ts'
import { Ears, Keyboard } from './keyboard.ts'

const patient = { timeout: 60_000 }

/** What differs between the twins of the exercise that is walked. */
const twins = [
	{ language: 'ts', given: 'main.ts', place: 'main\\.ts:\\d+:1', where: 'in this page' },
	{
		language: 'py',
		given: 'main.py',
		place: 'line \\d+ of fetch_all\\.py',
		where: 'in this page (CPython 3.14)',
	},
] as const

for (const { language, given, place, where } of twins) {
	test.describe(`in ${languageNames[language]}`, () => {
		test.use({ language, returning: language === 'py' })

		test('an exercise is done by ear and by keyboard: task, run, failure, hint, pass', async ({
			page,
			course,
		}) => {
			test.setTimeout(180_000)
			const ears = new Ears(page)
			await ears.open()
			const keys = new Keyboard(page)
			const exercise = new ExercisePage(page, 'fetch-all-at-once', language)
			const { element, whole } = exercise
			/** What was said since the last time, but for what is only said while Python is fetched. */
			const heard = async () =>
				(await ears.heard()).filter(
					(said, index, all) => !isOfPython(said) || said === all[index - 1],
				)

			await test.step('the task', async () => {
				await page.goto(`${course.lessonOf(exercise.id)}#${exercise.id}`)
				await element.and(page.locator('[awake]')).waitFor()
				await expect(whole).toMatchAriaSnapshot(
					tree(`
					- heading "Fetch twenty at once" [level=3]
					- paragraph: /Python or TypeScript.*about 10 minutes.*trains waiting for many/
					- paragraph: Make it ask for all of them at once.
					- list:
						- listitem: /Every request is on its way/
						- listitem: /The names come in the order/
						- listitem: /When one request fails/
					- tablist:
						- tab "${languageNames[language]}" [selected]
					- tabpanel "${languageNames[language]}":
						- tablist "Files of “Fetch twenty at once”":
							- tab "${exercise.file}" [selected]
							- tab "${given} read-only"
						- tabpanel "${exercise.file}":
							- textbox "${exercise.file}"
						- group "Run and grade":
							- button "Run"
							- button "Grade"
							- button "Stop" [disabled]
							- button "Show solution"
						- status
				`),
				)
				expect(await outline(page, exercise)).toEqual(['3 Fetch twenty at once'])
			})

			await test.step('the editor', async () => {
				await keys.reach(exercise.editor)
				await element.locator('code-editor[upgraded]').first().waitFor()
				await expect(exercise.editor).toBeFocused()
				await expect(exercise.editor).toHaveAttribute('aria-multiline', 'true')
				await expect(exercise.editor).toHaveAccessibleDescription(
					/Press Escape, then Tab, to leave the editor/,
				)
				expect(await heard()).toEqual([])
			})

			await test.step('a run', async () => {
				await keys.press('Control+Shift+Enter')
				await expect(element).toMatchAriaSnapshot(
					tree(`
					- group "Run and grade":
						- button "Run" [disabled]
						- button "Grade" [disabled]
						- button "Stop" [disabled=false]
					- heading "Output" [level=4]
				`),
				)
				await expect(exercise.said).toHaveText(/^Finished/, patient)
				await expect(exercise.editor).toBeFocused()
				expect(await heard()).toEqual([
					'Running.',
					expect.stringMatching(/^Finished in [\d.]+ s\.$/),
				])
				await expect(element).toMatchAriaSnapshot(
					tree(`
					- group "Run and grade":
						- button "Run" [disabled=false]
						- button "Stop" [disabled]
					- heading "Output" [level=4]
					- paragraph: /Finished in [\\d.]+ s\\. Ran ${where.replace(/[()]/g, '\\$&')}\\./
					- group "Output": /pokemon\\/1 .*20 names in/
					- heading "Timeline · Your program" [level=4]
					- application /Arrow keys go from bar to bar, Enter shows the line. The same is there as a table/
					- status
				`),
				)
			})

			await test.step('the timeline as a table', async () => {
				const timeline = element.locator('run-timeline[data-of=run]')
				const table = timeline.getByRole('button', { name: 'As a table' })
				await keys.press('Escape')
				await keys.reach(table)
				await keys.press('Enter')
				await expect(table).toBeFocused()
				await expect(timeline).toMatchAriaSnapshot(
					tree(`
					- heading "Timeline · Your program" [level=4]
					- button "As a table" [pressed]
					- list:
						- listitem: /s/
					- region "Your program as a table":
						- 'table "Your program: what each task did, in order"':
							- rowgroup:
								- row:
									- columnheader "Task"
									- columnheader "From"
									- columnheader "To"
									- columnheader "Took"
									- columnheader "What it did"
									- columnheader "Waited for"
									- columnheader "Line"
							- rowgroup:
								- row:
									- rowheader
									- cell
									- cell /${place}/:
										- button
				`),
				)
				expect(await heard()).toEqual([])
			})

			await test.step('a grade that fails', async () => {
				// From where the keyboard is: what it stands on goes, and the focus must not go with it.
				await keys.press('Control+Enter')
				await expect(exercise.button('Grade')).toBeFocused()
				await expect(exercise.said).toHaveText(/^Not yet/, patient)
				await keys.hasFocus('the verdict')
				const said = await heard()
				expect(said).toEqual([
					'Grading.',
					expect.stringMatching(
						/^Not yet: \d of 7 cases passed\. First failure: asks for all twenty before the first answer is back\. .*expected 1 to be 20\. There is a hint below\.$/,
					),
				])
				const panel = element.locator('grade-panel')
				await expect(panel).toHaveAttribute('aria-busy', 'false')
				await expect(panel).toMatchAriaSnapshot(
					tree(`
					- heading /^Not yet. \\d of 7 cases passed/ [level=4]
					- paragraph:
						- text: "First failure:"
						- strong: asks for all twenty before the first answer is back
					- group "Expected (−) and received (+)":
						- code:
							- deletion: /20/
							- insertion: /1/
					- paragraph: /Ran in this page/
					- list "Cases":
						- /children: equal
						- listitem: /passed. returns twenty names/
						- listitem: /failed. asks for all twenty before the first answer is back/
						- listitem: /returns the names in the order of the ids/
						- listitem: /asks for each Pokémon only once/
						- listitem: /lets the error of a broken connection out/
						- listitem: /fails when an answer is not ok/
						- listitem: /fails at the first error without waiting for the rest/
				`),
				)
				expect(await outline(page, exercise)).toEqual([
					'3 Fetch twenty at once',
					expect.stringMatching(/^4 Not yet/),
					'4 A hint for this failure',
					expect.stringMatching(/^4 Timeline · /),
				])
			})

			await test.step('the timeline of a case', async () => {
				const name = 'fails when an answer is not ok'
				await keys.reach(element.getByRole('button', { name: `Timeline of “${name}”` }))
				await keys.press('Enter')
				await expect(element.getByRole('heading', { name: `Timeline · ${name}` })).toBeVisible()
				await keys.hasFocus('the timeline of a case')
				expect(await heard()).toEqual([`The timeline of “${name}” is below.`])
			})

			await test.step('a hint', async () => {
				const ladder = element.locator('hint-ladder')
				const rung = ladder.locator('summary').first()
				await keys.reach(rung)
				await keys.press('Enter')
				await expect(rung).toBeFocused()
				await expect(ladder.locator('details').first()).toHaveAttribute('open', '')
				await expect(ladder).toMatchAriaSnapshot(
					tree(`
					- heading "A hint for this failure" [level=4]
					- paragraph: Each step says a little more.
					- group:
						- text: Hint 1 of 3
						- paragraph: /When the first answer came in, some of your requests had not left yet/
					- group: Hint 2 of 3
				`),
				)
				expect(await heard()).toEqual([])
			})

			await test.step('the code is mended', async () => {
				await keys.reach(exercise.editor, 'Shift+Tab')
				await keys.press('Control+a')
				await keys.type(exercise.solution)
				await expect(exercise.verdict).toContainText('You have changed the code since.')
				expect(await heard()).toEqual([])
			})

			await test.step('a grade that passes', async () => {
				await keys.press('Control+Enter')
				await expect(exercise.said).toHaveText(/^Passed/, patient)
				await expect(exercise.editor).toBeFocused()
				expect(await heard()).toEqual(['Grading.', 'Passed: all 7 cases hold.'])
				await expect(element.locator('grade-panel')).toMatchAriaSnapshot(
					tree(`
					- 'heading "Passed: all 7 cases hold." [level=4]'
					- paragraph:
						- 'link "Next exercise: Only five at a time"'
					- list "Cases":
						- listitem: /passed. returns twenty names/
				`),
				)
				await expect(element.locator('hint-ladder')).toBeHidden()
			})

			await test.step('the solution, and what comes with it', async () => {
				await keys.press('Escape')
				await keys.reach(exercise.button('Show solution'))
				await keys.press('Enter')
				const title = element.getByRole('heading', { name: 'The solution' })
				await expect(title).toBeFocused()
				// What it does is run meanwhile, and offered in the tools of a timeline: those stay as they are.
				const timeline = element.locator('run-timeline[data-of=grade]')
				const tool = timeline.getByRole('button', { name: 'Whole run' })
				await keys.reach(tool, 'Shift+Tab')
				await expect(timeline.getByRole('option', { name: 'The solution' })).toBeAttached(patient)
				await expect(tool).toBeFocused()
				expect(await heard()).toEqual([])
			})

			await test.step('on to the next exercise', async () => {
				await keys.reach(
					element.getByRole('link', { name: 'Next exercise: Only five at a time' }),
					'Shift+Tab',
				)
				await keys.press('Enter')
				await expect(page.getByRole('heading', { name: 'Only five at a time' })).toBeFocused()
			})
		})
	})
}

/** A snapshot of the accessibility tree as this file writes it: YAML wants spaces. */
function tree(text: string): string {
	return text.replaceAll('\t', '  ')
}

/** The steps of the one announcement whose presence depends on how fast Python is there. */
function isOfPython(said: string): boolean {
	return /^(Fetching Python|Starting Python)/.test(said)
}

/** The headings of an exercise that are there now, with their levels. */
function outline(page: Page, { id }: ExercisePage): Promise<string[]> {
	return page.evaluate((id) => {
		const headings = [...document.querySelectorAll(`#${id} :is(h1, h2, h3, h4, h5, h6)`)]
		return headings
			.filter((heading) => heading.checkVisibility())
			.map((heading) => `${heading.tagName.slice(1)} ${heading.textContent.trim()}`)
	}, id)
}
