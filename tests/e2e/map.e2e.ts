import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { checkHandIn, parseHandIn } from '../../src/course/hand-in.ts'
import { course as thisCourse } from '../../src/the-course.ts'
import { runCourse } from '../course-command.ts'
import { anyHost, expect, test } from './course.ts'

// A learner's progress as a whole: attempts, the map of the course, its file, the certificate.

const map = (page: Page) => page.locator('course-map[ready]')

/** Opens the map in the same browser. */
async function openMap(page: Page, url: string) {
	await page.goto(new URL('progress/', url).href)
	await map(page).waitFor()
}

test('an exercise lists what was graded, compares it and brings it back', async ({
	exercise,
	page,
}) => {
	const attempts = exercise.element.locator('attempt-history')
	await exercise.touch()
	await expect(attempts).toBeHidden()
	await exercise.button('Grade').click()
	await expect(exercise.verdict).toContainText('First failure')
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await expect(exercise.whole.getByText('✓ passed')).toBeVisible()
	await expect(attempts).toContainText('Your attempts (2)')
	await exercise.verdict.getByRole('link', { name: 'Next exercise: Only five at a time' }).click()
	await expect(page).toHaveURL(/#only-five-at-a-time-title$/)

	await page.reload()
	await exercise.write('// something else\n')
	await attempts.getByText('Your attempts (2)').click()
	const last = attempts.getByRole('listitem').first()
	const first = attempts.getByRole('listitem').last()
	await expect(last).toContainText(/Today at \d+:\d+: passed\./)
	await expect(first).toContainText('failed at “')
	const compare = first.getByRole('button', { name: /^Compare with your attempt today/ })
	await compare.focus()
	await page.keyboard.press('Enter')
	await expect(compare).toHaveAttribute('aria-expanded', 'true')
	await expect(first.getByRole('group')).toContainText('- // something else')
	await page.keyboard.press('Enter')
	await expect(first.getByRole('group')).toHaveCount(0)

	await last.getByRole('button', { name: /^Bring back/ }).click()
	await expect.poll(() => exercise.text()).toBe(exercise.solution)
	await exercise.notices.getByRole('button', { name: 'Back to mine' }).click()
	await expect.poll(() => exercise.text()).toBe('// something else\n')
})

test(
	'the map shows what was passed, what comes next and what is to be done again',
	{ tag: anyHost },
	async ({ exercise, page, course }) => {
		await openMap(page, course.url)
		await expect(map(page)).toContainText(/You have passed 0 of \d+ exercises\./)
		await expect(map(page).getByText('Begin with')).toBeVisible()
		await expect(map(page).getByRole('heading', { name: 'To do again' })).toBeHidden()

		await page.goto(course.lessonOf(exercise.id))
		await exercise.touch()
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText('First failure')
		await exercise.write(exercise.solution)
		await exercise.button('Grade').click()
		await expect(exercise.whole.getByText('✓ passed')).toBeVisible()

		await openMap(page, course.url)
		await expect(map(page)).toContainText(/You have passed 1 of \d+ exercises\./)
		const row = map(page).locator(`[data-exercise="${exercise.id}"]`)
		await expect(row).toContainText('passed in TypeScript')
		await expect(map(page)).toContainText(
			'Nothing is due. One exercise comes back, the first tomorrow.',
		)

		await page.clock.setFixedTime(Date.now() + 2 * 86_400_000)
		await page.reload()
		const due = map(page).getByRole('region', { name: 'To do again' }).getByRole('link')
		await expect(due).toHaveText('Fetch twenty at once')
		await due.click()
		await expect(page).toHaveURL(new RegExp(`#${exercise.id}$`))
	},
)

test('a map that is open hears what another tab has passed', async ({ exercise, page, course }) => {
	const second = await page.context().newPage()
	await openMap(second, course.url)
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await expect(map(second)).toContainText(/You have passed 1 of \d+ exercises\./)
})

test('a file carries everything to another browser, and joins it with what is there', async ({
	exercise,
	page,
	course,
	browser,
}, info) => {
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await expect(exercise.whole.getByText('✓ passed')).toBeVisible()
	await openMap(page, course.url)
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		map(page).getByRole('button', { name: 'Save to a file' }).click(),
	])
	expect(saved.suggestedFilename()).toMatch(/^interleave-\d{4}-\d\d-\d\d\.json$/)
	const path = info.outputPath('progress.json')
	await saved.saveAs(path)

	const context = await browser.newContext()
	const other = await context.newPage()
	await openMap(other, course.url)
	const key = `interleave/progress/${exercise.id}/ts`
	const mine = { version: 1, files: { [exercise.file]: '// mine\n' }, savedAt: 5, rungs: {} }
	await other.evaluate(([key, text]) => localStorage.setItem(key, text), [
		key,
		JSON.stringify(mine),
	] as const)
	await other.locator('input[type=file]').setInputFiles(path)
	await expect(other.locator('course-map [data-notices]')).toContainText('was read')
	await expect(map(other)).toContainText(/You have passed 1 of \d+ exercises\./)
	const aside = await other.evaluate((key) => localStorage.getItem(`${key}/imported`), key)
	expect(JSON.parse(aside ?? '')).toEqual(mine)
	await other.locator('input[type=file]').setInputFiles(path)
	await expect(other.locator('course-map [data-notices]')).toContainText('Nothing in it was new.')

	await other.goto(course.lessonOf(exercise.id))
	const there = other.locator(`course-exercise[exercise="${exercise.id}"][language="py"]`)
	await expect(there).toBeAttached()
	await context.close()

	const broken = info.outputPath('broken.json')
	await writeFile(broken, (await readFile(path, 'utf8')).slice(0, 100))
	await page.locator('input[type=file]').setInputFiles(broken)
	const notices = page.locator('course-map [data-notices]')
	await expect(notices).toContainText(
		'“broken.json” was not read: it is not JSON, or it has been cut off. Nothing was changed.',
	)
	await expect(map(page)).toContainText(/You have passed 1 of \d+ exercises\./)
})

test(
	'what was done is handed in as a file that can be graded again',
	{ tag: anyHost },
	async ({ exercise, page, course }, info) => {
		await openMap(page, course.url)
		const form = page.locator('hand-in-form')
		const save = form.getByRole('button', { name: 'Save my hand-in' })
		await expect(form).toContainText('there is nothing to hand in')
		await expect(save).toBeDisabled()

		await page.goto(course.lessonOf(exercise.id))
		await exercise.write(exercise.solution)
		await exercise.button('Grade').click()
		await expect(exercise.whole.getByText('✓ passed')).toBeVisible()
		await exercise.write('// spoilt since\n')
		await openMap(page, course.url)
		await expect(form).toContainText('One exercise goes along')
		await save.click()
		await expect(form.getByRole('status')).toContainText('Write your name first')
		const name = form.getByRole('textbox', { name: 'Name', exact: true })
		await expect(name).toBeFocused()
		await name.fill('Zoë / 李')
		await form.getByRole('textbox', { name: /^Student number/ }).fill('s1')
		const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
		// What a browser makes of the name for its disk is its own: without a language of the system it is just “download”.
		await expect(form.getByRole('status')).toHaveText('Saved as Zoë-李.handin.json.')

		const path = info.outputPath('zoe.handin.json')
		await saved.saveAs(path)
		const read = parseHandIn(await readFile(path, 'utf8'))
		if (read.status === 'unread') throw new Error(read.why)
		expect(await checkHandIn(read.handIn, crypto.subtle)).toBe('whole')
		expect(read.handIn).toMatchObject({
			course: thisCourse.title,
			who: { name: 'Zoë / 李', id: 's1' },
		})
		expect(read.handIn.work).toMatchObject([
			{
				exercise: exercise.id,
				language: 'ts',
				files: { [exercise.file]: exercise.solution },
				claimed: 'passed',
				attempts: 1,
				suiteHash: expect.stringMatching(/^[0-9a-f]{64}$/),
			},
		])
		const out = info.outputPath('gradebook')
		const collected = await runCourse(['collect', path, '--out', out, '--json'])
		// The suite that graded in the page is the one that the command has: nothing is flagged.
		expect(JSON.parse(collected.out)).toMatchObject({ flagged: 0 })
		expect(collected.code).toBe(0)
	},
)

test('at an address that is not secure a hand-in has no checksum, and the page says so', async ({
	exercise,
	page,
	course,
}) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'isSecureContext', { value: false })
	})
	await page.reload()
	await exercise.write('// half a thought\n')
	await openMap(page, course.url)
	const form = page.locator('hand-in-form')
	await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Ada')
	const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
	await expect(form.getByRole('status')).toContainText('It has no checksum')
	const read = parseHandIn(await readFile(await saved.path(), 'utf8'))
	expect(read).toMatchObject({ handIn: { who: { name: 'Ada' }, work: [{ attempts: 0 }] } })
	expect(read).not.toHaveProperty('handIn.checksum')
})

test('everything can be forgotten, after a question', async ({ exercise, page, course }) => {
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await expect(exercise.whole.getByText('✓ passed')).toBeVisible()
	await openMap(page, course.url)
	const forget = map(page).getByRole('button', { name: 'Forget everything' })
	await forget.click()
	const notices = page.locator('course-map [data-notices]')
	await notices.getByRole('button', { name: 'Dismiss' }).click()
	await expect(map(page)).toContainText(/You have passed 1 of \d+ exercises\./)
	await forget.click()
	await notices.getByRole('button', { name: 'Forget it' }).click()
	await expect(notices).toContainText('Everything is forgotten.')
	await expect(map(page)).toContainText(/You have passed 0 of \d+ exercises\./)
	await page.goto(course.lessonOf(exercise.id))
	await expect(exercise.editor).toHaveValue(exercise.starter)
})

test('the certificate lists what was passed and by whom it was graded', async ({
	exercise,
	page,
	course,
}) => {
	const address = new URL('certificate/', course.url).href
	await page.goto(address)
	await expect(page.getByText('Nothing has been passed in this browser yet.')).toBeVisible()
	await page.goto(course.lessonOf(exercise.id))
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await expect(exercise.whole.getByText('✓ passed')).toBeVisible()
	await page.goto(address)
	await page.getByLabel('Your name').fill('Ada Lovelace')
	const certificate = page.getByRole('article', { name: 'Certificate' })
	await expect(certificate).toContainText('Ada Lovelace')
	await expect(certificate).toContainText(/passed 1 of \d+ exercises/)
	await expect(certificate.getByRole('row', { name: /Fetch twenty at once/ })).toContainText(
		'in this browser',
	)
	await page.emulateMedia({ media: 'print' })
	await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
	await expect(page.getByRole('navigation').first()).toBeHidden()
	await expect(certificate).toBeVisible()
})
