import type { Page } from '@playwright/test'
import { wordsFor } from '../../src/words/words-for.ts'
import { anyHost, expect, ExercisePage, test } from './course.ts'

const lesson = 'de/a-program-mostly-waits/'

test(
	'a German reader works an exercise: fails, reads a hint, passes',
	{ tag: anyHost },
	async ({ page, course }) => {
		await page.goto(new URL(lesson, course.url).href)
		await expect(page.locator('html')).toHaveAttribute('lang', 'de')
		const exercise = new ExercisePage(page, 'two-things-at-once')
		await expect(exercise.whole.getByRole('heading', { name: 'Zwei Dinge zugleich' })).toBeVisible()
		await expect(exercise.whole.locator('.facts')).toContainText('Minuten')

		await exercise.touch()
		await exercise.button('Prüfen').click()
		await expect(exercise.element).toHaveAttribute('data-status', 'graded')
		const cases = exercise.element.locator('grade-panel .cases > li')
		await expect(
			cases.filter({ hasText: 'fragt nach dem Namen, bevor der Gruß da ist' }),
		).toHaveAttribute('data-status', 'failed')
		await expect(exercise.verdict).toContainText('fragt nach dem Namen, bevor der Gruß da ist')
		const rung = exercise.element.locator('.rung').first()
		await rung.locator('summary').click()
		await expect(rung).toContainText('Der Gruß war angekommen')
		await expect(rung.locator('[lang=en]')).toHaveCount(0)

		await exercise.write(exercise.solution)
		await exercise.button('Prüfen').click()
		await expect(exercise.element).toHaveAttribute('passed')
	},
)

test('the language of the page is changed, and the lesson and what was written stay', async ({
	page,
	course,
}) => {
	await page.goto(new URL(lesson, course.url).href)
	await new ExercisePage(page, 'two-things-at-once').write('// meins\n')
	await page.getByRole('combobox', { name: 'Sprache wählen' }).first().selectOption('English')
	await page.waitForURL(new URL('a-program-mostly-waits/', course.url).href)
	await expect(page.locator('html')).toHaveAttribute('lang', 'en')
	const english = new ExercisePage(page, 'two-things-at-once')
	await expect(english.button('Grade')).toBeEnabled()
	await expect.poll(() => english.text()).toBe('// meins\n')
})

test('a lesson that is not translated is there in English, and says so', async ({
	page,
	course,
}) => {
	await page.goto(new URL('de/the-tools/', course.url).href)
	await expect(page.locator('html')).toHaveAttribute('lang', 'de')
	await expect(page.locator('main')).toHaveAttribute('lang', 'en')
	await expect(page.getByText('noch nicht in deiner Sprache verfügbar')).toBeVisible()
	const exercise = page.locator('section.exercise').first()
	await expect(exercise).toHaveAttribute('lang', 'de')
	await expect(exercise.locator('.task')).toHaveAttribute('lang', 'en')
	await expect(exercise.getByRole('button', { name: 'Prüfen' }).first()).toBeVisible()
})

test(
	'the search finds German pages from a German one',
	{ tag: anyHost },
	async ({ page, course }) => {
		await page.goto(new URL(lesson, course.url).href)
		await page.keyboard.press('Control+k')
		await page.getByRole('searchbox', { name: 'Suchen' }).fill('Warteschlange')
		const results = page.locator('course-search [data-results] a')
		await expect(results.first()).toBeVisible()
		for (const link of await results.all())
			expect(await link.getAttribute('href')).toContain('/de/')
	},
)

/** A text of the English catalogue: as it stands, or what of it stands between its values. */
function englishTexts(): string[] {
	const german = new Set(textsOf(wordsFor('de')))
	return [...new Set(textsOf(wordsFor('en')))].filter(
		(text) => /[a-z]{2}/i.test(text) && !german.has(text),
	)
}

function textsOf(part: object): string[] {
	return Object.values(part).flatMap((value: unknown): string[] => {
		if (typeof value === 'string') return [plain(value)]
		if (typeof value === 'function') return fragmentsOf(value)
		return value instanceof Object ? textsOf(value) : []
	})
}

/** Without the marks of what is bold, code, a key or a link. */
function plain(text: string): string {
	return text.replace(/\[([^\]]+)\](\(\w+\))?/g, '$1').replace(/\*\*|`/g, '')
}

/** What takes other values than texts and numbers has no fragments. */
function fragmentsOf(make: unknown): string[] {
	if (typeof make !== 'function') return []
	try {
		const made: unknown = Reflect.apply(make, undefined, Array(make.length).fill('\0'))
		return typeof made === 'string' ? plain(made).split('\0').filter(isSentence) : []
	} catch {
		return []
	}
}

function isSentence(text: string): boolean {
	return text.trim().split(/\s+/).length > 2
}

/** Every text that a reader of the page meets, or hears, but for code, and what says that it is in another language. */
function shownTexts(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const left = 'code, pre, script, style, textarea, starlight-lang-select'
		const spoken = `[lang="${document.documentElement.lang}"]`
		const named = ['aria-label', 'title', 'placeholder', 'alt']
		return [...document.body.querySelectorAll('*')]
			.filter((element) => !element.closest(left))
			.filter((element) => element.closest('[lang]')?.matches(spoken))
			.flatMap((element) => [
				...named.map((name) => element.getAttribute(name) ?? ''),
				[...element.childNodes]
					.filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
					.map(({ textContent }) => textContent)
					.join(' '),
				// A sentence with a link in it, or a bold word.
				element.localName === 'p' ? element.textContent : '',
			])
			.map((text) => text.replaceAll(/\s+/g, ' ').trim())
			.filter((text) => text !== '')
	})
}

for (const path of [
	'',
	'a-program-mostly-waits/',
	'taking-turns/',
	'playground/',
	'progress/',
	'certificate/',
	'offline/',
])
	test(`nothing of the interface is left in English: de/${path}`, async ({ page, course }) => {
		await page.goto(new URL(`de/${path}`, course.url).href)
		const shown = await shownTexts(page)
		expect(shown.length).toBeGreaterThan(10)
		const found = englishTexts().filter((english) =>
			shown.some((text) => text === english || (isSentence(english) && text.includes(english))),
		)
		expect(found).toEqual([])
	})

test('the same look at an English page finds what it looks for', async ({ page, course }) => {
	await page.goto(new URL('playground/', course.url).href)
	const shown = await shownTexts(page)
	expect(shown).toContain(wordsFor('en').pages.playground.copyLink)
	const { needsScript } = wordsFor('en').pages.playground
	expect(englishTexts()).toContain(needsScript)
	expect(shown.some((text) => text.includes(needsScript))).toBe(true)
})
