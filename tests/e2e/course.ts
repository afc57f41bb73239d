import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
	expect,
	test as base,
	type BrowserContext,
	type Locator,
	type Page,
} from '@playwright/test'
import { languageNames, type Language } from '../../src/course/language.ts'
import { isEmbed, isTranslation, pagesOf, readBuiltSite, root } from '../built-site.ts'
import { listenTo } from '../what-went-wrong.ts'
import { serveCourse, type Host } from './hosts.ts'

export { expect }

/** The built course, served. */
export interface Course {
	/** The address of its first page, with a slash at the end. */
	url: string
	/** Every page by its path in the site. */
	pages: ReadonlyMap<string, string>
	/** The page that holds an exercise. */
	lessonOf(exercise: string): string
}

/** Tags what is also done in Firefox; see playwright.config.ts. */
export const anyBrowser = '@any-browser'

/** Tags what is also done behind every host, because a host can break it. */
export const anyHost = '@any-host'

/** Where Starlight keeps which of the tabs with the key `language` is shown. */
export const languageKey = 'starlight-synced-tabs__language'

/**
 * A test gets the built course, and a page that reaches nothing else, of a learner who has chosen
 * `language` before: TypeScript unless it says otherwise; `none` has chosen nothing yet, and works in Python.
 * A `returning` learner's browser may have fetched and readied Python in an earlier test, in Chromium. `servedBy` serves
 * the course, at its own base or `deep` in a site; one of nothing but files isolates no page from other origins.
 */
export const test = base.extend<
	{ language: Language | 'none'; returning: boolean; exercise: ExercisePage },
	{ course: Course; visited: BrowserContext; servedBy: Host; deep: boolean }
>({
	language: ['ts', { option: true }],
	returning: [false, { option: true }],
	servedBy: ['ours', { option: true, scope: 'worker' }],
	deep: [false, { option: true, scope: 'worker' }],
	visited: [
		async ({ browser }, use) => {
			const context = await browser.newContext()
			await use(context)
			await context.close()
		},
		{ scope: 'worker' },
	],
	course: [
		async ({ servedBy, deep }, use) => {
			const pages = pagesOf(await readBuiltSite())
			await using served = await serveCourse(servedBy, { deep })
			await use({
				url: served.url,
				pages,
				lessonOf: (exercise) => {
					const found = [...pages].find(
						([path, html]) =>
							!isEmbed(path) &&
							!isTranslation(path) &&
							html.includes(`<course-exercise exercise="${exercise}"`),
					)
					if (!found) throw new Error(`No page of dist/ holds the exercise "${exercise}".`)
					return new URL(found[0], served.url).href
				},
			})
		},
		{ scope: 'worker' },
	],
	context: async ({ context, visited, returning, course, browserName }, use) => {
		// To forget a learner and keep the caches is asked of Chromium alone.
		if (!returning || browserName !== 'chromium') return use(context)
		await use(visited)
		await forgetLearner(visited, course.url)
	},
	page: async ({ page, language }, use, testInfo) => {
		const tell = listenTo(page)
		if (language !== 'none')
			await page.addInitScript(choose, [languageKey, languageNames[language]] as const)
		await use(page)
		if (testInfo.status === testInfo.expectedStatus) return
		const body = await tell()
		// The report shows the beginning of what is attached, and the log of CI must do for whoever reads it.
		console.error(`\nWhat the page of "${testInfo.title}" tells:\n${body}\n`)
		await testInfo.attach('what the page tells', { body, contentType: 'text/plain' })
	},
	exercise: async ({ page, course, language }, use) => {
		const shown = language === 'none' ? 'py' : language
		const exercise = new ExercisePage(page, 'fetch-all-at-once', shown)
		await page.goto(course.lessonOf(exercise.id))
		await use(exercise)
	},
})

/** Leaves nothing of a learner in a browser but what its caches hold, as another visit finds them. */
async function forgetLearner(context: BrowserContext, url: string) {
	await Promise.all(context.pages().map((page) => page.close()))
	await context.clearPermissions()
	const page = await context.newPage()
	const session = await context.newCDPSession(page)
	await session.send('Storage.clearDataForOrigin', {
		origin: new URL(url).origin,
		storageTypes: 'cookies,local_storage,indexeddb,service_workers',
	})
	await page.close()
}

/** Makes the machine light or dark, and waits until the page, which is told a moment later, has followed. */
export async function emulateColours(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
	await page.emulateMedia({ colorScheme })
	await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
}

/**
 * Lays text in the place of what is selected. What Playwright inserts into a stock Firefox is a change of the page
 * and no input; there it is pasted.
 */
export async function insertText(editor: Locator, text: string): Promise<void> {
	const page = editor.page()
	if (page.context().browser()?.browserType().name() !== 'firefox')
		return page.keyboard.insertText(text)
	await page.evaluate((text) => navigator.clipboard.writeText(text), text)
	await editor.press('ControlOrMeta+v')
}

/** Runs in the page, before anything of it. What the learner chooses later stays. */
function choose([key, label]: readonly [string, string]) {
	try {
		if (localStorage.getItem(key) === null) localStorage.setItem(key, label)
	} catch {
		// A test may block the storage.
	}
}

/** One exercise in one language as a learner works it: by role, name and key. */
export class ExercisePage {
	readonly page: Page
	readonly id: string
	readonly language: Language
	/** The whole exercise: title, task, and every language. */
	readonly whole: Locator
	readonly element: Locator
	readonly said: Locator
	readonly notices: Locator
	readonly verdict: Locator
	readonly output: Locator
	readonly cases: Locator

	constructor(page: Page, id: string, language: Language = 'ts') {
		this.page = page
		this.id = id
		this.language = language
		this.whole = page.locator(`section#${id}`)
		this.element = page.locator(`course-exercise[exercise="${id}"][language="${language}"]`)
		// The timeline speaks for itself.
		this.said = this.element.locator('.said').and(page.getByRole('status'))
		this.notices = this.element.locator('[data-notices]')
		this.verdict = this.element.locator('grade-panel .verdict')
		this.output = this.element.locator('run-output')
		this.cases = this.element.getByRole('list', { name: 'Cases' }).getByRole('listitem')
	}

	/** The field the learner types in: the plain one first, the full editor after. */
	get editor(): Locator {
		return this.element.getByRole('textbox', { name: this.file, exact: true })
	}

	/** The name of the file that opens first. */
	get file(): string {
		const folder = `exercises/${this.id}/${this.language}/starter`
		const [file] = readdirSync(join(root, folder))
		if (file === undefined) throw new Error(`${folder}/ is empty.`)
		return file
	}

	get starter(): string {
		return this.#read('starter')
	}

	get solution(): string {
		return this.#read('solution')
	}

	/** The right answer, with its hand on the clock the suite stands on. */
	get tampering(): string {
		return `${this.solution}
const { setTimeout: later } = globalThis
globalThis.setTimeout = (...all) => later(...all)
`
	}

	button(name: string): Locator {
		return this.element.getByRole('button', { name, exact: true })
	}

	/** The switch to a language. */
	tab(language: Language): Locator {
		return this.whole.getByRole('tab', { name: languageNames[language], exact: true })
	}

	/** Focuses the editor and waits until the full one has taken over. */
	async touch() {
		await this.editor.focus()
		await this.element.locator('code-editor[upgraded]').first().waitFor()
	}

	/** Brings the exercise to the whole screen by its key, and waits until it is. */
	async fillScreen() {
		await this.page.keyboard.press('F9')
		await this.whole.and(this.page.locator('[data-full]')).waitFor()
	}

	/** Replaces the whole text by keyboard. */
	async write(text: string) {
		await this.touch()
		await this.editor.press('ControlOrMeta+a')
		// To insert nothing takes the selection away, and now and then leaves the text.
		if (text === '') await this.editor.press('Backspace')
		else await insertText(this.editor, text)
	}

	/** The text in the editor, whichever it is. */
	async text(): Promise<string> {
		return this.element
			.locator('code-editor')
			.first()
			.evaluate((editor) => ('value' in editor ? String(editor.value) : ''))
	}

	/** The colour that each of the words has where it first stands in the code shown by `lines`. */
	async coloursOf(words: readonly string[], lines: '.under .line' | '.cm-line'): Promise<string[]> {
		const editor = this.element.locator('code-editor').first()
		return editor.evaluate(
			(editor, { lines, words }) => {
				// Words of one colour may stand in one element, so it is the text that is looked for.
				const texts = [...editor.querySelectorAll(lines)].flatMap((line) => {
					const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
					const found: Node[] = []
					while (walker.nextNode()) found.push(walker.currentNode)
					return found
				})
				return words.map((word) => {
					const whole = new RegExp(`(?<!\\w)${word}(?!\\w)`)
					const holder = texts.find((each) => whole.test(each.textContent ?? ''))?.parentElement
					return `${word}: ${holder ? getComputedStyle(holder).color : 'nowhere'}`
				})
			},
			{ lines, words },
		)
	}

	#read(folder: string): string {
		return readFileSync(join(root, 'exercises', this.id, this.language, folder, this.file), 'utf8')
	}
}
