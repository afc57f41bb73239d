import { startFrameHost } from '../webcontainer-host/host.ts'
import { expect, ExercisePage, test } from './course.ts'

// The site's own policy lets StackBlitz in and nobody else; here a local host stands in for it.
test.use({ bypassCSP: true })

test('runs in real Node once it is up, and offers a terminal into it', async ({
	page,
	course,
	servedBy,
}) => {
	test.skip(servedBy === 'files', 'real Node needs a host that isolates its pages')
	test.setTimeout(120_000)
	await using host = await startFrameHost()
	await page.addInitScript((url) => {
		globalThis.WEBCONTAINER_API_IFRAME_URL = url
	}, host.url)
	await page.goto(course.lessonOf('fetch-all-at-once'))
	const exercise = new ExercisePage(page, 'fetch-all-at-once')
	const picker = exercise.element.locator('runtime-picker')
	await exercise.write(exercise.solution)
	await expect(picker).toHaveAttribute('data-container', 'idle')

	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('Ran in this page.')
	await expect(picker).toContainText('Real Node is up.', { timeout: 60_000 })
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('Ran in WebContainer (real Node).')
	await expect(exercise.verdict).toContainText('Passed')

	await exercise.button('Open a terminal').click()
	const terminal = exercise.element.locator('web-terminal')
	// The shell's prompt: it listens now.
	await expect(terminal.locator('.xterm')).toContainText('>')
	await expect(terminal.locator('textarea')).toBeFocused()
	await page.keyboard.type('echo $((6*7))')
	await page.keyboard.press('Enter')
	await expect(terminal.locator('.xterm')).toContainText('42')
	await exercise.button('Close the terminal').click()
	await expect(exercise.button('Open a terminal')).toBeFocused()
})
