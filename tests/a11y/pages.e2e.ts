import AxeBuilder from '@axe-core/playwright'
import { type Page } from '@playwright/test'
import { expect, ExercisePage, test } from '../e2e/course.ts'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The rules whose answer depends on colours alone. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** What axe has against the page in light colours, and against its colours when it turns dark, in a line each. */
async function complaints(page: Page, within?: string): Promise<string[]> {
	const light = await analyze(page, within, (builder) => builder.withTags(wcag))
	await turn(page, 'dark')
	const dark = await analyze(page, within, (builder) => builder.withRules(ofColours))
	await turn(page, 'light')
	return [...light, ...dark.map((complaint) => `in dark colours: ${complaint}`)]
}

async function turn(page: Page, colorScheme: 'light' | 'dark') {
	await page.emulateMedia({ colorScheme })
	await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
}

async function analyze(
	page: Page,
	within: string | undefined,
	choose: (builder: AxeBuilder) => AxeBuilder,
): Promise<string[]> {
	const builder = choose(new AxeBuilder({ page }))
		// Starlight's search button shows its shortcut beside its name, and leaves it out of the name.
		.exclude('site-search button[data-open-modal]')
		// Thousands of words in a dozen colours, each of which is held by code-colours.test.ts.
		.exclude('.astro-code .line > span')
	if (within !== undefined) builder.include(within)
	const { violations } = await builder.analyze()
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(
			({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`,
		),
	)
}

/** How an exercise comes into each of its states. */
const states: Readonly<Record<string, (exercise: ExercisePage) => Promise<void>>> = {
	idle: async () => {},
	edited: (exercise) => exercise.write('// mine\n'),
	running: async (exercise) => {
		await exercise.write('await new Promise(() => {})\nexport const fetchAll = async () => []\n')
		await exercise.button('Run').click()
		await expect(exercise.element).toHaveAttribute('data-status', 'running')
	},
	ran: async (exercise) => {
		await exercise.write("console.error('no')\nexport const fetchAll = async () => []\n")
		await exercise.button('Run').click()
		await expect(exercise.element).toHaveAttribute('data-status', 'ran')
	},
	failed: grade(async () => {}, 'failed'),
	hinted: async (exercise) => {
		await grade(async () => {}, 'failed')(exercise)
		await exercise.element.locator('.rung summary').first().click()
		await exercise.element.locator('grade-panel summary:visible').first().click()
	},
	passed: grade((exercise) => exercise.write(exercise.solution), 'passed'),
	unloadable: grade((exercise) => exercise.write('export const = 1\n'), 'unloadable'),
	'timed out': grade(
		(exercise) => exercise.write('export async function fetchAll() { for (;;) {} }\n'),
		'timed-out',
	),
	tampered: grade((exercise) => exercise.write(exercise.tampering), 'tampered'),
	ungraded: async (exercise) => {
		await exercise.page.route('**/exercises/*/ts.json', (route) => route.fulfill({ status: 503 }))
		await exercise.touch()
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText('our fault')
	},
	'solution shown': async (exercise) => {
		await exercise.touch()
		await exercise.button('Show solution').click()
		await exercise.button('Show the solution').click()
		await expect(exercise.element.getByRole('heading', { name: 'The solution' })).toBeVisible()
	},
	'draft put aside': async (exercise) => {
		await exercise.page.evaluate(() =>
			localStorage.setItem('interleave/progress/fetch-all-at-once/ts', '{'),
		)
		await exercise.page.reload()
		await expect(exercise.notices).toContainText('cannot be read')
	},
}

const patient = { timeout: 60_000 }

/** As above, for what only an exercise in Python shows. */
const pythonStates: typeof states = {
	fetching: async (exercise) => {
		await exercise.page.route('**/library.zip', () => {})
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText('Fetching Python')
	},
	failed: async (exercise) => {
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText('First failure', patient)
	},
	'timed out': async (exercise) => {
		await exercise.write('while True:\n    pass\n')
		await exercise.button('Run').click()
		await expect(exercise.output.getByRole('button')).toContainText('line', patient)
	},
	unloadable: async (exercise) => {
		await exercise.write('def fetch_all(:\n')
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText('could not be loaded', patient)
	},
	'without stack switching': async (exercise) => {
		await exercise.page.addInitScript(() => Reflect.deleteProperty(WebAssembly, 'Suspending'))
		await exercise.page.reload()
		await exercise.tab('py').click()
		await expect(exercise.element.getByText('one after the other:')).toBeVisible()
	},
}

/** How the playground comes into each of its states. */
const playgroundStates: Readonly<Record<string, (page: Page) => Promise<void>>> = {
	idle: async () => {},
	ran: async (page) => {
		const playground = page.locator('course-playground[language=py]')
		await playground.getByRole('button', { name: 'Run' }).click()
		await expect(playground.locator('run-output')).toContainText('Finished', patient)
	},
	'a bad link': async (page) => {
		await page.evaluate(() => (location.hash = '#code=9.py.AAAA'))
		await expect(page.locator('[data-notices]').first()).toContainText('cannot be read')
	},
}

/** How what stands in a lesson beside its exercises comes into each of its states. */
const lessonStates: Readonly<Record<string, (page: Page) => Promise<void>>> = {
	'a program that ran': async (page) => {
		const live = page.locator('live-code').first()
		await live.getByRole('button', { name: 'Run this' }).click()
		await expect(live.getByRole('application')).toBeVisible(patient)
		await live.getByRole('button', { name: 'As a table' }).click()
	},
	'a program that was changed': async (page) => {
		const live = page.locator('live-code').first()
		await live.getByRole('button', { name: 'Edit' }).click()
		await live.locator('code-editor[upgraded]').waitFor()
		await page.keyboard.press('Control+a')
		await page.keyboard.type('1 / 0')
		await live.getByRole('button', { name: 'Run this' }).click()
		await expect(live.locator('run-output')).toContainText('ZeroDivisionError', patient)
		await live.getByRole('button', { name: 'Reset' }).click()
		await expect(live.getByRole('button', { name: 'Back to mine' })).toBeVisible()
	},
	'a prediction that was checked': async (page) => {
		const predict = page.locator('predict-run').first()
		await predict.getByRole('button', { name: 'Check and run' }).click()
		await expect(predict.locator('[data-outcome]')).toBeVisible(patient)
		await expect(predict.getByRole('application')).toBeVisible(patient)
	},
}

function grade(prepare: (exercise: ExercisePage) => Promise<void>, status: string) {
	return async (exercise: ExercisePage) => {
		await exercise.touch()
		await prepare(exercise)
		await exercise.button('Grade').click()
		await expect(exercise.element.locator('grade-panel')).toHaveAttribute('data-status', status)
	}
}

test.use({ colorScheme: 'light', returning: true })

test('every page of the sitemap is accessible', async ({ page, course }) => {
	const sitemap = await (await fetch(new URL('sitemap-0.xml', course.url))).text()
	const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
		([, url = '']) => new URL(url).pathname,
	)
	expect(paths.length).toBeGreaterThan(1)
	test.setTimeout(paths.length * 20_000)
	for (const path of paths) {
		await page.goto(new URL(path, course.url).href)
		expect(await complaints(page), path).toEqual([])
	}
})

for (const [state, reach] of Object.entries(states)) {
	test(`an exercise is accessible: ${state}`, async ({ exercise, page }) => {
		await reach(exercise)
		expect(await complaints(page, `section#${exercise.id}`)).toEqual([])
	})
}

for (const [state, reach] of Object.entries(pythonStates)) {
	test(`an exercise in Python is accessible: ${state}`, async ({ exercise, page }) => {
		test.setTimeout(120_000)
		await exercise.tab('py').click()
		await reach(new ExercisePage(page, exercise.id, 'py'))
		expect(await complaints(page, `section#${exercise.id}`)).toEqual([])
	})
}

test.describe('in Python', () => {
	test.use({ language: 'py' })

	for (const [state, reach] of Object.entries(lessonStates)) {
		test(`a lesson is accessible: ${state}`, async ({ page, course }) => {
			const within = state.includes('prediction') ? 'predict-run' : 'live-code'
			test.setTimeout(120_000)
			await page.goto(new URL('a-program-mostly-waits/', course.url).href)
			await reach(page)
			expect(await complaints(page, within)).toEqual([])
		})
	}
})

for (const [state, reach] of Object.entries(playgroundStates)) {
	test(`the playground is accessible: ${state}`, async ({ page, course }) => {
		test.setTimeout(120_000)
		await page.goto(new URL('playground/', course.url).href)
		await page.getByRole('tab', { name: 'Python' }).click()
		await reach(page)
		expect(await complaints(page)).toEqual([])
	})
}
