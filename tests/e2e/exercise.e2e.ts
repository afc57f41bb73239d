import type { Locator, Page } from '@playwright/test'
import { anyBrowser, expect, test } from './course.ts'

test(
	'is done by keyboard alone: run, fail, hint, mend, pass',
	{ tag: anyBrowser },
	async ({ exercise, page }) => {
		await exercise.touch()
		await page.keyboard.press('Control+Shift+Enter')
		await expect(exercise.output).toContainText('20 names in')
		await expect(exercise.said).toContainText('Finished in')

		await page.keyboard.press('Control+Enter')
		await expect(exercise.said).toContainText('Not yet')
		await expect(exercise.said).toContainText('There is a hint below.')
		await expect(exercise.editor).toBeFocused()

		// Out of the editor, over the buttons and the results, to the hint.
		await page.keyboard.press('Escape')
		const rung = exercise.element.locator('summary', { hasText: 'Hint 1 of' })
		await tabTo(page, rung)
		await page.keyboard.press('Enter')
		await expect(exercise.element.locator('summary', { hasText: 'Hint 2 of' })).toBeVisible()

		await exercise.write(exercise.solution)
		await page.keyboard.press('Control+Enter')
		await expect(exercise.said).toContainText('Passed: all')
		await expect(exercise.element).toHaveAttribute('passed')
		await expect(exercise.element.locator('hint-ladder')).toBeHidden()
	},
)

test('shows every case at once, and each as it ends', async ({ exercise }) => {
	await exercise.touch()
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('Not yet')
	const rows = await exercise.cases.all()
	expect(rows.length).toBeGreaterThan(3)
	for (const row of rows) await expect(row).toHaveAttribute('data-status', /passed|failed/)
	await expect(exercise.verdict).toContainText('First failure: asks for all twenty')
	await expect(exercise.verdict.locator('del').first()).toContainText('-')
	await expect(exercise.verdict.locator('ins').first()).toContainText('+')
	await expect(exercise.verdict).toContainText('Ran in this page.')
})

test('shows what the case that failed does, and goes on showing it while the code is mended', async ({
	exercise,
	page,
}) => {
	await exercise.touch()
	const asked: string[] = []
	page.on('request', (request) => asked.push(request.url()))
	await exercise.button('Grade').click()
	const show = exercise.verdict.getByText('Show what this case does')
	await show.click()
	const source = exercise.verdict.getByRole('group', { name: 'The case “asks for all twenty' })
	await expect(source).toContainText("test('asks for all twenty before the first answer is back'")
	await expect(source).toContainText('const ids =')
	await expect(source).not.toContainText('webWhere')
	await expect(source.locator('span[class]').first()).toBeVisible()
	await expect(show).toBeFocused()
	await exercise.editor.press('End')
	await page.keyboard.type(' // mending')
	await expect(exercise.verdict).toContainText('You have changed the code since.')
	await expect(source).toBeVisible()
	await show.click()
	await show.click()
	expect(asked.filter((url) => url.endsWith('ts.cases.json'))).toHaveLength(1)
})

test('says so when what a case does cannot be fetched, and fetches it when asked again', async ({
	exercise,
	page,
}) => {
	await exercise.touch()
	await page.route('**/ts.cases.json', (route) => route.abort())
	await exercise.button('Grade').click()
	const show = exercise.verdict.getByText('Show what this case does')
	await show.click()
	await expect(exercise.verdict.getByRole('alert')).toContainText(
		'What this case does could not be fetched.',
	)
	await page.unroute('**/ts.cases.json')
	await show.click()
	await expect(exercise.verdict.locator('.source')).toContainText('test(')
	await expect(exercise.verdict.getByRole('alert')).toBeEmpty()
})

test('tells stdout from stderr, and shows each word as it is printed', async ({ exercise }) => {
	await exercise.write(
		"console.log('first')\nconsole.error('second')\nsetTimeout(() => {}, 60_000)\nexport const fetchAll = () => new Promise(() => {})\n",
	)
	await exercise.button('Run').click()
	await expect(exercise.output.locator('[data-stream=out]')).toContainText('first')
	await expect(exercise.output.locator('[data-stream=err]')).toContainText('error output: second')
	// Until its time is over: nothing of this waited for the end.
	await expect(exercise.said).toHaveText('Running.')
	await exercise.button('Stop').click()
	await expect(exercise.output).toContainText('Stopped.')
})

test('cuts a flood of output, and says so', async ({ exercise }) => {
	await exercise.write(
		'for (let i = 0; i < 30_000; i++) console.log(`line ${i}`)\nexport const fetchAll = async () => []\n',
	)
	await exercise.button('Run').click()
	await expect(exercise.output.getByText('cut here')).toBeVisible()
	await expect(exercise.said).toContainText(/Finished|Ended/)
})

test(
	'stops a loop that never awaits, and grades the next attempt',
	{ tag: anyBrowser },
	async ({ exercise }) => {
		await exercise.write(
			"console.log('round and round')\nfor (;;) {}\nexport const fetchAll = async () => []\n",
		)
		// In the page itself: a busy machine would press Stop after the time limit has done its work.
		await exercise.element.evaluate((element) => {
			new MutationObserver((_, observer) => {
				if (!element.querySelector('run-output')?.textContent.includes('round')) return
				observer.disconnect()
				element.querySelector<HTMLElement>('[data-deed=stop]')?.click()
			}).observe(element, { childList: true, subtree: true })
		})
		await exercise.button('Run').click()
		await expect(exercise.said).toHaveText('Stopped.')
		await expect(exercise.element).toHaveAttribute('data-status', 'stopped')
		await exercise.write(exercise.solution)
		await exercise.button('Grade').click()
		await expect(exercise.said).toContainText('Passed')
	},
)

test('says in plain words that a loop kept the event loop from its next turn', async ({
	exercise,
}) => {
	await exercise.write('export async function fetchAll() { for (;;) {} }\n')
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('kept the event loop from its next turn')
	await expect(exercise.verdict).toContainText('It happened in')
	await expect(exercise.cases.first()).toContainText('stopped while it ran')
	await expect(exercise.cases.last()).toContainText('not run')
})

test('names what the code changed that it must not', async ({ exercise }) => {
	await exercise.write(exercise.tampering)
	await exercise.button('Grade').click()
	await expect(exercise.element.locator('grade-panel')).toHaveAttribute('data-status', 'tampered')
	await expect(exercise.verdict).toContainText('setTimeout')
})

test('takes the blame when it cannot grade, and tries again', async ({ exercise, page }) => {
	await page.route('**/exercises/*/ts.json', (route) => route.fulfill({ status: 503 }))
	await exercise.touch()
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('our fault')
	await expect(exercise.verdict).toContainText('503')
	await page.unroute('**/exercises/*/ts.json')
	await exercise.button('Try again').click()
	await expect(exercise.verdict).toContainText('Not yet')
})

test('opens the place of a syntax error', { tag: anyBrowser }, async ({ exercise, page }) => {
	await exercise.write('export async function fetchAll() {\n\treturn [1,,2\n}\n')
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('could not be loaded')
	const link = exercise.verdict.getByRole('button', { name: /^fetch-all\.ts:\d+:\d+$/ })
	const [, line] = ((await link.textContent()) ?? '').split(':')
	await page.getByRole('tab', { name: 'main.ts' }).last().click()
	await link.click()
	await expect(exercise.editor).toBeFocused()
	await expect(exercise.element.locator('.cm-activeLineGutter').first()).toHaveText(line ?? '')
})

test('brings the starter back, and the learner’s text on request', async ({ exercise }) => {
	await exercise.write('// mine\n')
	await exercise.button('Reset').click()
	await expect.poll(() => exercise.text()).toBe(exercise.starter)
	await exercise.button('Bring mine back').click()
	await expect.poll(() => exercise.text()).toBe('// mine\n')
})

test('shows the solution one difference at a time to who asks for that', async ({
	exercise,
	page,
}) => {
	const lines = exercise.solution.split('\n')
	const middle = lines.length - 3
	await exercise.write(
		lines.map((line, at) => (at === 0 || at === middle ? `${line} // mine` : line)).join('\n'),
	)
	await exercise.button('Show solution').click()
	await page.keyboard.press('Enter')
	const solution = exercise.element.locator('solution-view')
	await expect(solution.getByRole('heading', { name: 'Difference 1 of 2' })).toBeFocused()
	await expect(solution.locator('del')).toHaveText(`- ${lines[0]} // mine`)
	await solution.getByRole('button', { name: 'Next difference' }).click()
	await expect(solution.getByRole('heading', { name: 'Difference 2 of 2' })).toBeFocused()
	await expect(solution.locator('del')).toHaveText(`- ${lines[middle]} // mine`)
	await expect(solution.getByRole('button', { name: 'Next difference' })).toHaveCount(0)
	await solution.getByRole('button', { name: 'All of the solution' }).click()
	await expect(solution.getByRole('heading', { name: 'The solution' })).toBeVisible()
})

test('draws colours that are printed, filters lines and copies them', async ({
	exercise,
	page,
	context,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'])
	await exercise.write(
		`console.log('\\u001b[32mgood\\u001b[0m')
for (let i = 0; i < 20; i++) console.log(\`line \${i}\`)
export const fetchAll = async () => []
`,
	)
	await exercise.button('Run').click()
	await expect(exercise.output).toContainText('line 19')
	await expect(exercise.output.locator('.ansi-green')).toHaveText('good')
	await exercise.output.getByRole('searchbox').fill('line 1')
	const found = exercise.output.getByRole('group', { name: 'Lines found' })
	await expect(found).toContainText('line 1\nline 10')
	await expect(found).not.toContainText('line 2')
	await exercise.output.getByRole('button', { name: 'Copy' }).click()
	await expect(exercise.output.getByRole('button', { name: 'Copied' })).toBeFocused()
	expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^line 1\nline 10\n/)
})

test('fetches the solution only when it is revealed, and shows it against mine', async ({
	exercise,
	page,
}) => {
	const asked: string[] = []
	page.on('request', (request) => asked.push(request.url()))
	await exercise.touch()
	await exercise.button('Show solution').click()
	await expect(exercise.button('One difference at a time')).toBeFocused()
	expect(asked.filter((url) => url.includes('solution'))).toEqual([])
	await exercise.button('Show the solution').click()
	const solution = exercise.element.locator('solution-view')
	await expect(solution.getByRole('heading', { name: 'The solution' })).toBeFocused()
	await expect(solution.locator('ins').first()).toContainText('+')
	await expect(solution.locator('del').first()).toContainText('-')
	expect(asked.filter((url) => url.includes('solution'))).toHaveLength(1)
	await solution.locator('summary').click()
	await expect(solution.locator('.plain')).toHaveText(exercise.solution.trim())
	await exercise.button('Close').click()
	await expect(exercise.button('Show solution')).toBeFocused()
})

test(
	'gives hints rung by rung, and remembers them',
	{ tag: anyBrowser },
	async ({ exercise, page }) => {
		await exercise.touch()
		await exercise.button('Grade').click()
		const rungs = exercise.element.locator('.rung')
		await expect(rungs).toHaveCount(1)
		await rungs.nth(0).locator('summary').click()
		await expect(rungs).toHaveCount(2)
		await page.reload()
		await exercise.touch()
		await exercise.button('Grade').click()
		await expect(rungs).toHaveCount(2)
		await expect(rungs.nth(0)).toHaveAttribute('open')
		await rungs.nth(1).locator('summary').click()
		await rungs.nth(2).locator('summary').click()
		await expect(exercise.button('Show solution')).toHaveAttribute('data-offered')
		await exercise.button('Show solution').click()
		await expect(exercise.element.getByRole('heading', { name: 'The solution' })).toBeVisible()
	},
)

test('says that the results are older than the code', async ({ exercise, page }) => {
	await exercise.touch()
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('Not yet')
	await exercise.editor.focus()
	await page.keyboard.type('//')
	await expect(exercise.verdict).toContainText('You have changed the code since.')
})

async function tabTo(page: Page, target: Locator) {
	for (let pressed = 0; pressed < 40; pressed++) {
		await page.keyboard.press('Tab')
		if (await target.evaluate((element) => element === document.activeElement)) return
	}
	throw new Error('Tab never reached it.')
}

test.describe('in a copy of the course that holds something back', () => {
	test('the solution is shown after as many attempts as are asked for', async ({ exercise }) => {
		await exercise.element.evaluate((element) => {
			element.setAttribute('solutions', '{"afterAttempts":2}')
		})
		const attempts = exercise.element.locator('attempt-history')
		const solution = exercise.element.locator('solution-view')
		await exercise.write(exercise.starter)
		await exercise.button('Grade').click()
		await expect(attempts).toContainText('Your attempts (1)')
		await exercise.button('Show solution').click()
		await expect(solution).toContainText('The solution is shown after one more attempt')
		await expect(solution.getByRole('button', { name: 'Close' })).toBeFocused()
		await exercise.page.keyboard.press('Enter')
		await expect(exercise.button('Show solution')).toBeFocused()
		await exercise.button('Grade').click()
		await expect(attempts).toContainText('Your attempts (2)')
		await exercise.button('Show solution').click()
		await expect(solution).toContainText('You have not passed yet')
	})

	test('nobody sees it before the day that is waited for', async ({ exercise }) => {
		await exercise.element.evaluate((element) => {
			element.setAttribute('solutions', '{"from":"2999-12-31"}')
		})
		await exercise.touch()
		await exercise.button('Show solution').click()
		await expect(exercise.element.locator('solution-view')).toContainText(
			'The solution is shown from December 31, 2999 on.',
		)
	})

	test('a hint is offered after as many attempts as are asked for', async ({ exercise }) => {
		await exercise.element.evaluate((element) => {
			element.setAttribute('hints', '{"afterAttempts":2}')
		})
		const ladder = exercise.element.locator('hint-ladder')
		await exercise.write(exercise.starter)
		await exercise.button('Grade').click()
		await expect(ladder).toHaveText('There is a hint after one more attempt.')
		await exercise.button('Grade').click()
		await expect(ladder.getByText('Hint 1 of')).toBeVisible()
	})
})
