import type { Locator, Page } from '@playwright/test'
import { examples } from '../../src/playground/examples.ts'
import { wordsFor } from '../../src/words/words-for.ts'
import { writeLink } from '../../src/components/playground-link.ts'
import type { Language } from '../../src/course/language.ts'
import { anyHost, anyBrowser, expect, insertText, languageKey, test as base } from './course.ts'

/** What the list calls the programs. */
const titles: Readonly<Record<Language, Partial<Record<string, string>>>> =
	wordsFor('en').pages.playground.programs

/** The playground as a visitor works it, in one language. */
class PlaygroundPage {
	readonly page: Page
	readonly url: string
	readonly element: Locator
	readonly editor: Locator
	readonly output: Locator
	readonly notices: Locator
	readonly said: Locator
	readonly program: Locator

	constructor(page: Page, url: string, language: Language) {
		this.page = page
		this.url = url
		this.element = page.locator(`course-playground[language=${language}]`)
		this.editor = this.element.getByRole('textbox', { name: `main.${language}`, exact: true })
		this.output = this.element.locator('run-output')
		this.notices = this.element.locator('[data-notices]')
		// The timeline speaks for itself.
		this.said = this.element.locator('.said').and(page.getByRole('status'))
		this.program = this.element.getByRole('combobox', { name: 'Program' })
	}

	button(name: string): Locator {
		return this.element.getByRole('button', { name, exact: true })
	}

	async open(hash = '') {
		// From another page: an address that differs in its end alone would not load it again.
		await this.page.goto('about:blank')
		await this.page.goto(this.url + hash)
		await expect(this.element).toHaveAttribute('awake')
	}

	async write(text: string) {
		await this.editor.focus()
		await this.element.locator('code-editor[upgraded]').waitFor()
		await this.editor.press('ControlOrMeta+a')
		await insertText(this.editor, text)
	}

	text(): Promise<string> {
		return this.element
			.locator('code-editor')
			.evaluate((editor) => ('value' in editor ? String(editor.value) : ''))
	}
}

const test = base.extend<{ python: PlaygroundPage; typescript: PlaygroundPage }>({
	python: ({ page, course }, use) =>
		use(new PlaygroundPage(page, new URL('playground/', course.url).href, 'py')),
	typescript: ({ page, course }, use) =>
		use(new PlaygroundPage(page, new URL('playground/', course.url).href, 'ts')),
})
test.use({ language: 'none', returning: true })
test.describe.configure({ timeout: 120_000 })

test(
	'runs its first program by keyboard alone',
	{ tag: [anyBrowser, anyHost] },
	async ({ python, page }) => {
		await python.open()
		await python.editor.focus()
		await page.keyboard.press('Control+Enter')
		await expect(python.output).toContainText(/one after the other: \d+\.\d s/, { timeout: 60_000 })
		await expect(python.said).toContainText('Finished in', { timeout: 30_000 })
	},
)

test('fetches neither Python nor the editor before it is touched', async ({ python, page }) => {
	const asked: string[] = []
	page.on('request', (request) => asked.push(new URL(request.url()).pathname))
	await python.open()
	await page.waitForLoadState('networkidle')
	const heavy = /\/python-|code-mirror|lang-python|playground-bench|worker-entry/
	expect(asked.filter((path) => heavy.test(path))).toEqual([])
	await python.editor.focus()
	await expect.poll(() => asked.some((path) => /\.wasm$/.test(path))).toBe(true)
})

test('runs every example of Python to its end', async ({ python }) => {
	test.setTimeout(240_000)
	await python.open()
	await python.element.getByRole('combobox', { name: 'Clock' }).selectOption('hybrid')
	for (const id of examples.py) {
		await python.program.selectOption({ label: titles.py[id] ?? id })
		await python.button('Run').click()
		await expect(python.said, id).toContainText(/Finished in|Ended|Stopped|could not/, {
			timeout: 60_000,
		})
		expect(await python.said.textContent(), id).toContain('Finished in')
	}
})

test('lets a pool of processes compute in workers of its own, for real', async ({
	python,
	page,
}) => {
	await python.open()
	await python.write(`import os
from concurrent.futures import ProcessPoolExecutor

if __name__ == '__main__':
    with ProcessPoolExecutor(1) as pool:
        print('computed elsewhere:', pool.submit(os.getpid).result() != os.getpid())
`)
	await python.button('Run').click()
	await expect(python.output).toContainText('computed elsewhere: True', { timeout: 60_000 })
	await python.element.getByRole('combobox', { name: 'Clock' }).selectOption('parallel')
	const before = page.workers().length
	let most = 0
	page.on('worker', () => (most = Math.max(most, page.workers().length)))
	await python.button('Run').click()
	await expect(python.said).toContainText('Finished in', { timeout: 60_000 })
	await expect(python.output).toContainText('computed elsewhere: True')
	expect(most).toBeGreaterThan(before)
})

test('runs every example of TypeScript to its end', async ({ typescript, page }) => {
	test.setTimeout(240_000)
	await typescript.open()
	await page.getByRole('tab', { name: 'TypeScript' }).click()
	for (const id of examples.ts) {
		await typescript.program.selectOption({ label: titles.ts[id] ?? id })
		await typescript.button('Run').click()
		await expect(typescript.said, id).toContainText(/Finished in|Ended|Stopped|could not/, {
			timeout: 60_000,
		})
		// An error that nobody caught ends that one, and is what it shows.
		const end = id === 'forgotten-await' ? 'Ended after' : 'Finished in'
		expect(await typescript.said.textContent(), id).toContain(end)
	}
})

test('keeps a draft for each program', async ({ python, page }) => {
	await python.open()
	await python.write('print("my first")\n')
	await python.program.selectOption('timeout')
	await expect.poll(() => python.text()).toContain('asyncio.timeout(2)')
	await python.write('print("my second")\n')
	await page.reload()
	await expect(python.program).toHaveValue('timeout')
	await expect.poll(() => python.text()).toBe('print("my second")\n')
	await python.program.selectOption('sum-or-longest')
	await expect.poll(() => python.text()).toBe('print("my first")\n')
	await python.button('Reset to the example').click()
	await expect.poll(() => python.text()).toContain('rice')
	await python.button('Bring mine back').click()
	await expect.poll(() => python.text()).toBe('print("my first")\n')
})

test('copies a link that opens the program elsewhere, and runs nothing by itself', async ({
	python,
	page,
	context,
	browser,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'])
	await python.open()
	await python.write('print("from afar")\n')
	await python.button('Copy link').click()
	await expect(python.notices).toContainText('The link is copied')
	const link = await page.evaluate(() => navigator.clipboard.readText())
	expect(link).toContain('/playground/#code=1.py.')

	const elsewhere = await browser.newContext()
	const other = new PlaygroundPage(await elsewhere.newPage(), python.url, 'py')
	const asked: string[] = []
	other.page.on('request', (request) => asked.push(request.url()))
	await other.open(new URL(link).hash)
	await expect(other.editor).toHaveValue('print("from afar")\n')
	await expect(other.notices).toContainText('read it before you run it')
	await expect(other.output).toBeHidden()
	expect(asked.filter((url) => /\.(wasm|zip)$/.test(url))).toEqual([])
	await other.button('Run').click()
	await expect(other.output).toContainText('from afar', { timeout: 60_000 })
	await elsewhere.close()
})

test('a link overwrites no draft, and what is changed in it is kept as well', async ({
	python,
	page,
}) => {
	await python.open()
	await python.write('print("mine")\n')
	const hash = await writeLink({ language: 'py', code: 'print("theirs")\n' })
	await python.open(hash)
	await expect.poll(() => python.text()).toBe('print("theirs")\n')
	await python.write('print("theirs, changed")\n')
	await page.reload()
	await expect.poll(() => python.text()).toBe('print("theirs, changed")\n')
	await python.button('Show mine').click()
	await expect.poll(() => python.text()).toBe('print("mine")\n')
	await python.program.selectOption({ label: 'From the link' })
	await python.button('Reset to the example').click()
	await expect.poll(() => python.text()).toBe('print("theirs")\n')
})

test('a link shows its language, and leaves the choice of one alone', async ({
	python,
	typescript,
	page,
}) => {
	await python.open(await writeLink({ language: 'ts', code: 'console.log(1)\n' }))
	await expect(typescript.editor).toHaveValue('console.log(1)\n')
	await expect(typescript.element).toBeVisible()
	await expect(page.getByRole('tab', { name: 'TypeScript' })).toHaveAttribute(
		'aria-selected',
		'true',
	)
	expect(await page.evaluate((key) => localStorage.getItem(key), languageKey)).toBeNull()
	await page.getByRole('tab', { name: 'Python' }).click()
	await expect(python.element).toBeVisible()
	await expect(typescript.element).toBeHidden()
})

for (const [what, hash, sentence] of [
	['from another version', '#code=9.py.AAAA', 'made by another version'],
	['that is cut', '#code=1.py.eJwDAA', 'not whole'],
	['of another page', '#chapter-seven', 'does not know'],
] as const) {
	test(`says what is wrong with a link ${what}, and loses nothing`, async ({ python }) => {
		await python.open()
		await python.write('print("mine")\n')
		await python.open(hash)
		await expect(python.notices).toContainText(sentence)
		await expect(python.notices).toContainText('as you left it')
		await expect.poll(() => python.text()).toBe('print("mine")\n')
	})
}

test('offers the link where it may copy nothing', async ({ python, page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'clipboard', {
			value: { writeText: () => Promise.reject(new Error('denied')) },
		})
	})
	await python.open()
	await python.button('Copy link').click()
	const field = python.element.getByRole('textbox', { name: 'Link' })
	await expect(field).toBeFocused()
	await expect(field).toHaveValue(/\/playground\/#code=1\.py\./)
})

test(
	'stops a program, and another one puts away what it printed',
	{ tag: anyBrowser },
	async ({ python }) => {
		await python.open()
		await python.program.selectOption('timeout')
		await python.write('import time\nprint("begun")\ntime.sleep(50)\n')
		await python.button('Run').click()
		await expect(python.output).toContainText('begun', { timeout: 60_000 })
		await python.button('Stop').click()
		await expect(python.output).toContainText('Stopped.')
		await python.program.selectOption('sum-or-longest')
		await expect(python.output).toBeHidden()
	},
)

test('never scrolls sideways on a phone', async ({ python, page }) => {
	await page.setViewportSize({ width: 390, height: 800 })
	await python.open()
	await python.editor.focus()
	await python.element.locator('code-editor[upgraded]').waitFor()
	const wide = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	)
	expect(wide).toBe(0)
})
