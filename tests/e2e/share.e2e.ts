import { deflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { writeExerciseLink } from '../../src/components/exercise-link.ts'
import { expect, ExercisePage, test } from './course.ts'

const theirs = '// theirs\nexport const fetchAll = async () => []\n'

/** The end of a link with somebody else's code for the exercise that the tests open. */
function linkWith(files: Readonly<Record<string, string>>, exercise = 'fetch-all-at-once') {
	return writeExerciseLink({ exercise, language: 'ts', files })
}

/** Opens the exercise's page by a link, as from a mail. */
async function follow({ page }: ExercisePage, lesson: string, hash: string) {
	await page.goto('about:blank')
	await page.goto(lesson + hash)
}

test.describe('a link that carries code', () => {
	test('opens it elsewhere, asks first, and gives back what was there', async ({
		exercise,
		page,
		context,
		browser,
	}) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write'])
		await exercise.write(theirs)
		await exercise.button('Share').click()
		await exercise.button('Copy a link to my code').click()
		await expect(exercise.said).toContainText('The link is copied')
		const link = await page.evaluate(() => navigator.clipboard.readText())
		expect(link).toMatch(/#work=1\.ts\.fetch-all-at-once\.[\w-]+$/)

		const elsewhere = await browser.newContext()
		// Nobody there has chosen a language: the link shows its own.
		const other = new ExercisePage(await elsewhere.newPage(), exercise.id)
		await other.page.goto(link)
		await expect(other.notices).toContainText('This link brings code for this exercise.')
		await expect(other.notices).toBeInViewport()
		expect(new URL(other.page.url()).hash).toBe('')
		await expect.poll(() => other.text()).toBe(other.starter)
		await other.write('// mine\n')
		await other.button('Show it').click()
		await expect.poll(() => other.text()).toBe(theirs)
		await expect(other.element.locator('grade-panel')).toBeHidden()
		await expect(other.output).toBeHidden()
		await other.page.reload()
		await expect.poll(() => other.text()).toBe(theirs)
		await other.button('Back to mine').click()
		await expect.poll(() => other.text()).toBe('// mine\n')
		await other.page.reload()
		await other.tab('ts').click()
		await expect(other.editor).toHaveValue('// mine\n')
		await expect(other.notices).toBeEmpty()
		await elsewhere.close()
	})

	test('asks once: a reload after “Keep mine” says nothing', async ({ exercise, page, course }) => {
		await exercise.write('// mine\n')
		await follow(
			exercise,
			course.lessonOf(exercise.id),
			await linkWith({ [exercise.file]: theirs }),
		)
		await exercise.button('Keep mine').click()
		await expect.poll(() => exercise.text()).toBe('// mine\n')
		await page.reload()
		await expect(exercise.editor).toHaveValue('// mine\n')
		await expect(exercise.notices).toBeEmpty()
	})

	test('keeps what is changed in it, apart from what is mine', async ({
		exercise,
		page,
		course,
	}) => {
		await exercise.write('// mine\n')
		const hash = await linkWith({ [exercise.file]: theirs })
		await follow(exercise, course.lessonOf(exercise.id), hash)
		await exercise.button('Show it').click()
		await exercise.write('// theirs, changed\n')
		await page.reload()
		await expect(exercise.notices).toContainText('with your changes')
		await expect.poll(() => exercise.text()).toBe('// theirs, changed\n')
		await exercise.button('Without my changes').click()
		await expect.poll(() => exercise.text()).toBe(theirs)
		await exercise.button('Back to mine').click()
		await expect.poll(() => exercise.text()).toBe('// mine\n')
	})

	test('becomes mine when I say so, and not before', async ({ exercise, page, course }) => {
		await exercise.write('// mine\n')
		const hash = await linkWith({ [exercise.file]: exercise.solution })
		await follow(exercise, course.lessonOf(exercise.id), hash)
		await exercise.button('Show it').click()
		await exercise.button('Grade').click()
		await expect(exercise.element.locator('grade-panel')).toHaveAttribute('data-status', 'passed')
		await exercise.button('Make it mine').click()
		await expect(exercise.whole.getByText('✓ passed')).toBeHidden()
		await exercise.button('Bring mine back').click()
		await expect.poll(() => exercise.text()).toBe('// mine\n')
		await page.reload()
		await expect(exercise.editor).toHaveValue('// mine\n')
	})

	test('does not pass for me what is still being graded when I go back', async ({
		exercise,
		course,
	}) => {
		await exercise.write('// mine\n')
		const slow = `${exercise.solution}\nfor (const end = Date.now() + 700; Date.now() < end; );\n`
		const hash = await linkWith({ [exercise.file]: slow })
		await follow(exercise, course.lessonOf(exercise.id), hash)
		await exercise.button('Show it').click()
		await exercise.button('Grade').click()
		await exercise.element.evaluate((element) => {
			const buttons = [...element.querySelectorAll('button')]
			buttons.find(({ textContent }) => textContent === 'Back to mine')?.click()
		})
		await expect(exercise.notices).toContainText('yours again')
		await exercise.button('Grade').click()
		await expect(exercise.element.locator('grade-panel')).toHaveAttribute(
			'data-status',
			'unloadable',
		)
		await expect(exercise.whole.getByText('✓ passed')).toBeHidden()
	})

	test('two links, one after the other, lose nothing that is mine', async ({
		exercise,
		page,
		course,
	}) => {
		await exercise.write('// mine\n')
		const lesson = course.lessonOf(exercise.id)
		await follow(exercise, lesson, await linkWith({ [exercise.file]: theirs }))
		await exercise.button('Show it').click()
		const second = await linkWith({ [exercise.file]: '// second\n' })
		await page.evaluate((hash) => (location.hash = hash), second)
		await exercise.button('Show it').click()
		await expect.poll(() => exercise.text()).toBe('// second\n')
		await exercise.button('Back to mine').click()
		await expect.poll(() => exercise.text()).toBe('// mine\n')
		await page.reload()
		await expect(exercise.editor).toHaveValue('// mine\n')
	})

	test('gives back what this browser could not store', async ({ exercise, page, course }) => {
		await page.addInitScript(() =>
			Object.defineProperty(window, 'localStorage', {
				get: () => {
					throw new DOMException('denied', 'SecurityError')
				},
			}),
		)
		await follow(exercise, course.lessonOf(exercise.id), '')
		await exercise.tab('ts').click()
		await exercise.write('// mine\n')
		const hash = await linkWith({ [exercise.file]: theirs })
		await page.evaluate((hash) => (location.hash = hash), hash)
		await exercise.button('Show it').click()
		await expect.poll(() => exercise.text()).toBe(theirs)
		await exercise.button('Back to mine').click()
		await expect.poll(() => exercise.text()).toBe('// mine\n')
	})

	test('finds an exercise by a name it had before', async ({ exercise, page }) => {
		const hash = await linkWith({ [exercise.file]: theirs }, 'the-old-name')
		await exercise.element.evaluate((element, hash) => {
			element.setAttribute('formerly', 'an-older-name the-old-name')
			location.hash = hash
		}, hash)
		await exercise.button('Show it').click()
		await expect.poll(() => exercise.text()).toBe(theirs)
		expect(new URL(page.url()).hash).toBe('')
	})

	test('says when the exercise is in the other language alone', async ({ exercise, page }) => {
		const hash = await linkWith({ [exercise.file]: theirs })
		await exercise.tab('py').click()
		await page.evaluate(
			([id, hash]) => {
				document.querySelector(`course-exercise[exercise=${id}][language=ts]`)?.remove()
				location.hash = hash
			},
			[exercise.id, hash] as const,
		)
		await expect(new ExercisePage(page, exercise.id, 'py').notices).toContainText(
			'This link brings TypeScript, and this exercise is in Python.',
		)
	})

	test('leaves out what the exercise has no place for', async ({ exercise, course }) => {
		const hash = await linkWith({ [exercise.file]: theirs, 'virus.ts': '1' })
		await follow(exercise, course.lessonOf(exercise.id), hash)
		await expect(exercise.notices).toContainText('left out: virus.ts')
		await exercise.button('Show it').click()
		await expect.poll(() => exercise.text()).toBe(theirs)
	})
})

const packed = (text: string) => deflateSync(text).toString('base64url')
const bomb = packed(JSON.stringify({ 'fetch-all.ts': 'x'.repeat(20_000_000) }))

for (const [what, hash, sentence] of [
	['from another version', '#work=9.ts.fetch-all-at-once.AAAA', 'made by another version'],
	['that is cut', '#work=1.ts.fetch-all-at-once.eJwDAA', 'not whole'],
	['of nothing', '#work=', 'made by another version'],
	['that is a bomb', `#work=1.ts.fetch-all-at-once.${bomb}`, 'longer than any'],
	['in an unknown language', '#work=1.rb.fetch-all-at-once.AAAA', 'a language that this page'],
	[
		'of an exercise of elsewhere',
		`#work=1.ts.no-such.${packed('{"a.ts":""}')}`,
		'not on this page',
	],
	[
		'with none of its files',
		`#work=1.ts.fetch-all-at-once.${packed('{"virus.ts":""}')}`,
		'no file “virus.ts”',
	],
	[
		'with a page in place of a name',
		`#work=1.ts.fetch-all-at-once.${packed('{"<img src=x onerror=alert(1)>":""}')}`,
		'not whole',
	],
] as const) {
	test(`says what is wrong with a link ${what}, and loses nothing`, async ({
		exercise,
		page,
		course,
	}) => {
		await exercise.write('// mine\n')
		await follow(exercise, course.lessonOf(exercise.id), hash)
		const notice = page.locator('[data-notices] p:visible')
		await expect(notice).toContainText(sentence)
		await expect(notice).toContainText('as you left it')
		await expect.poll(() => exercise.text()).toBe('// mine\n')
		expect(new URL(page.url()).hash).toBe('')
	})
}

test('the link stands in a field where the page may copy nothing', async ({ exercise, page }) => {
	await page.addInitScript(() =>
		Object.defineProperty(navigator, 'clipboard', {
			value: { writeText: () => Promise.reject(new Error('denied')) },
		}),
	)
	await page.reload()
	await exercise.button('Share').click()
	await exercise.button('Copy a link to my code').click()
	const field = exercise.element.getByRole('textbox', { name: 'Link' })
	await expect(field).toBeFocused()
	await expect(field).toHaveValue(/#work=1\.ts\.fetch-all-at-once\./)
	const selected = await field.evaluate((input: HTMLInputElement) => input.selectionEnd)
	expect(selected).toBe((await field.inputValue()).length)
})

test('the ways to share are opened and closed by keyboard', async ({ exercise, page }) => {
	await exercise.button('Share').focus()
	await page.keyboard.press('Enter')
	await expect(exercise.button('Copy a link to my code')).toBeFocused()
	await expect(exercise.button('Share')).toHaveAttribute('aria-expanded', 'true')
	await page.keyboard.press('Escape')
	await expect(exercise.button('Share')).toBeFocused()
	await expect(exercise.button('Share')).toHaveAttribute('aria-expanded', 'false')
	await expect(exercise.element.locator('share-panel')).toBeHidden()
})

test('what is shared fits a phone', async ({ exercise, page }) => {
	await page.setViewportSize({ width: 390, height: 800 })
	await exercise.button('Share').click()
	await exercise.button('Open in StackBlitz').click()
	await expect(exercise.button('Open it there')).toBeVisible()
	expect(await sidewaysOf(page)).toBe(0)
	await exercise.button('Embed').click()
	expect(await sidewaysOf(page)).toBe(0)
})

function sidewaysOf(page: Page): Promise<number> {
	return page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	)
}
