import { type Page } from '@playwright/test'
import { writeExerciseLink } from '../../src/components/exercise-link.ts'
import { isFallback } from '../built-site.ts'
import { expect, ExercisePage, test } from '../e2e/course.ts'
import { complaints } from './axe.ts'

const patient = { timeout: 60_000 }

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
	'attempts listed': async (exercise) => {
		await grade(async () => {}, 'failed')(exercise)
		const attempts = exercise.element.locator('attempt-history')
		await attempts.getByText('Your attempts (1)').click()
		await attempts.getByRole('button', { name: /^Compare/ }).click()
	},
	'ways to share': async (exercise) => {
		await exercise.button('Share').click()
		await exercise.button('Open in StackBlitz').click()
		await expect(exercise.button('Open it there')).toBeVisible()
	},
	'HTML to embed': async (exercise) => {
		await exercise.button('Share').click()
		await exercise.button('Embed').click()
		await expect(exercise.button('Copy the HTML')).toBeVisible()
	},
	'code from a link': async (exercise) => {
		const files = { [exercise.file]: '// theirs\n' }
		const hash = await writeExerciseLink({ exercise: exercise.id, language: 'ts', files })
		await exercise.page.evaluate((hash) => (location.hash = hash), hash)
		await expect(exercise.button('Show it')).toBeVisible()
	},
	'a remark shown': async (exercise) => {
		await exercise.write("export const count: number = 'a'\n")
		await expect(exercise.element.locator('.cm-lintRange-error').first()).toBeVisible(patient)
		await exercise.page.keyboard.press('F8')
		await expect(exercise.element.locator('.cm-tooltip-lint')).toBeVisible()
	},
	'remarks listed': async (exercise) => {
		await exercise.write("export const count: number = 'a'\n")
		await expect(exercise.element.locator('.cm-lintRange-error').first()).toBeVisible(patient)
		await exercise.page.keyboard.press('ControlOrMeta+Shift+M')
		await expect(exercise.element.getByRole('group', { name: 'Remarks' })).toBeVisible()
	},
	'a name explained': async (exercise) => {
		await exercise.write('Promise')
		await expect(exercise.element.locator('code-editor[remarks]').first()).toBeAttached(patient)
		await exercise.page.keyboard.press('ControlOrMeta+i')
		await expect(exercise.element.locator('.cm-name-card')).toBeVisible()
	},
	'names offered': async (exercise) => {
		await exercise.write('')
		await exercise.page.keyboard.type('Promise.a')
		await expect(exercise.element.getByRole('listbox')).toBeVisible(patient)
		await exercise.page.keyboard.press('ArrowDown')
		await expect(exercise.element.locator('.cm-completionInfo')).toBeVisible()
	},
	'in full screen, with the case that failed': async (exercise) => {
		await grade(async () => {}, 'failed')(exercise)
		await exercise.verdict.getByText('Show what this case does').click()
		await expect(exercise.verdict.locator('.source')).toBeVisible()
		await exercise.fillScreen()
	},
	'in full screen, narrow': async (exercise) => {
		await exercise.page.setViewportSize({ width: 390, height: 780 })
		await grade(async () => {}, 'failed')(exercise)
		await exercise.button('Full screen').click()
		await expect(exercise.page.getByRole('button', { name: 'Results' })).toHaveAttribute(
			'aria-current',
			'true',
		)
	},
	'draft put aside': async (exercise) => {
		await exercise.page.evaluate(() =>
			localStorage.setItem('interleave/progress/fetch-all-at-once/ts', '{'),
		)
		await exercise.page.reload()
		await expect(exercise.notices).toContainText('cannot be read')
	},
}

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
	'a remark with a link and a mend': async (exercise) => {
		await exercise.write('import time\n')
		await expect(exercise.element.locator('.cm-lintRange-warning')).toBeVisible(patient)
		await exercise.page.keyboard.press('F8')
		await expect(exercise.element.getByRole('link', { name: 'F401' })).toBeVisible()
	},
	'timed out': async (exercise) => {
		await exercise.write('while True:\n    pass\n')
		await exercise.button('Run').click()
		await expect(exercise.output.getByRole('button', { name: 'line' })).toBeVisible(patient)
	},
	unloadable: async (exercise) => {
		await exercise.write('def fetch_all(:\n')
		await exercise.button('Grade').click()
		await expect(exercise.verdict).toContainText('could not be loaded', patient)
	},
	'without stack switching': async (exercise) => {
		await exercise.page.addInitScript(() => Reflect.deleteProperty(WebAssembly, 'Suspending'))
		await exercise.page.reload()
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

/** How the page that takes the whole course along comes into each of its states. */
const offlineStates: Readonly<Record<string, (page: Page) => Promise<void>>> = {
	offered: reachOffline('offered', async () => {}),
	taking: reachOffline('taking', async (page) => {
		await page.getByRole('button', { name: 'Take the whole course' }).click()
	}),
	paused: reachOffline('paused', async (page) => {
		await page.getByRole('button', { name: 'Take the whole course' }).click()
		await page.getByRole('button', { name: 'Stop' }).click()
	}),
	complete: reachOffline('complete', async (page) => {
		await page.getByRole('button', { name: 'Take the whole course' }).click()
	}),
	'in place of a page that is not kept': reachOffline('offered', async (page) => {
		await page.context().setOffline(true)
		await page.goto(new URL('../the-tools/', page.url()).href)
		await expect(page.getByText('is not kept in this browser')).toBeVisible()
	}),
}

function reachOffline(status: string, reach: (page: Page) => Promise<void>) {
	return async (page: Page) => {
		const element = page.locator('offline-course')
		await expect(element).toHaveAttribute('data-status', 'offered', patient)
		// Only what is fetched by the page itself waits; a service worker fetches past a route.
		if (status === 'taking') await page.route('**/library.zip', () => {})
		await reach(page)
		await expect(element).toHaveAttribute('data-status', status, patient)
	}
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
	const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
		([, url = '']) => new URL(url).pathname,
	)
	const here = new URL(course.url).pathname
	// A page that stands for one not translated yet is made of two that are looked at: its text is that of the English
	// page, and what is around it that of every German one. One of them is looked at as well.
	const fallbacks = listed.filter((path) =>
		isFallback(course.pages.get(path.slice(here.length)) ?? ''),
	)
	const paths = listed.filter((path) => !fallbacks.slice(1).includes(path))
	expect(fallbacks.length).toBeGreaterThan(1)
	expect(paths.length).toBeGreaterThan(1)
	test.setTimeout(paths.length * 20_000)
	for (const path of paths) {
		await page.goto(new URL(path, course.url).href)
		expect(await complaints(page), path).toEqual([])
	}
})

for (const [language, all] of [
	['ts', states],
	['py', pythonStates],
] as const) {
	for (const [state, reach] of Object.entries(all)) {
		// In the page that is embedded, which is the exercise alone: what stands around it in a lesson is looked at above.
		test(`an exercise in ${language} is accessible: ${state}`, async ({ page, course }) => {
			test.setTimeout(120_000)
			const exercise = new ExercisePage(page, 'fetch-all-at-once', language)
			await page.goto(new URL(`embed/${exercise.id}/${language}/`, course.url).href)
			await reach(exercise)
			expect(await complaints(page, `section#${exercise.id}`)).toEqual([])
		})
	}
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

test('a page to be embedded is accessible', async ({ page, course }) => {
	await page.goto(new URL('embed/fetch-all-at-once/py/', course.url).href)
	await page.locator('course-exercise[awake]').waitFor()
	expect(await complaints(page)).toEqual([])
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

for (const path of ['progress/', 'certificate/']) {
	test(`${path} is accessible to who has passed something, and asks to forget it`, async ({
		page,
		course,
	}) => {
		await page.goto(new URL(path, course.url).href)
		await page.evaluate(() =>
			localStorage.setItem(
				'interleave/progress/fetch-all-at-once/ts',
				JSON.stringify({ version: 1, files: {}, savedAt: 1, passedAt: 1, rungs: {} }),
			),
		)
		await page.reload()
		if (path === 'progress/') await page.getByRole('button', { name: 'Forget everything' }).click()
		else await expect(page.getByRole('article', { name: 'Certificate' })).toBeVisible()
		expect(await complaints(page, '.sl-markdown-content')).toEqual([])
	})
}

test('the search is accessible with what it found', async ({ page, course }) => {
	await page.goto(new URL('playground/', course.url).href)
	await page.getByRole('button', { name: 'Search' }).click()
	await page.keyboard.type('semaphore')
	await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible()
	expect(await complaints(page, 'course-search dialog')).toEqual([])
})

test('the list of shortcuts is accessible', async ({ page, course }) => {
	await page.goto(new URL('playground/', course.url).href)
	await page.keyboard.press('?')
	await expect(page.getByRole('dialog')).toBeVisible()
	expect(await complaints(page, 'dialog.shortcuts')).toEqual([])
})

test.describe('offline', () => {
	test.use({ serviceWorkers: 'allow', returning: false })

	for (const [state, reach] of Object.entries(offlineStates)) {
		test(`taking the course along is accessible: ${state}`, async ({ page, course }) => {
			test.setTimeout(120_000)
			await page.goto(new URL('offline/', course.url).href)
			await reach(page)
			expect(await complaints(page)).toEqual([])
		})
	}
})
