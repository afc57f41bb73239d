import type { BrowserContext } from '@playwright/test'
import { anyHost, expect, test } from './course.ts'

/** Whom the pages of a context have asked for anything, workers included, other than their own site. */
function noteOthers(context: BrowserContext, site: string): string[] {
	const others: string[] = []
	context.on('request', (request) => {
		const url = new URL(request.url())
		if (/^https?:$/.test(url.protocol) && url.origin !== new URL(site).origin) others.push(url.host)
	})
	return others
}

const readPages = [
	'',
	'taking-turns/',
	'playground/',
	'progress/',
	'offline/',
	'privacy/',
	'speed/',
]

test(
	'whoever reads asks nobody else, and gets no cookie',
	{ tag: anyHost },
	async ({ page, context, course }) => {
		const others = noteOthers(context, course.url)
		for (const path of readPages)
			await page.goto(new URL(path, course.url).href, { waitUntil: 'networkidle' })
		expect(others).toEqual([])
		expect(await context.cookies()).toEqual([])
	},
)

test.describe('in Python', () => {
	test.use({ language: 'py', returning: true })
	test(
		'running and grading ask nobody else, and leave no cookie',
		{ tag: anyHost },
		async ({ exercise, context, course }) => {
			const others = noteOthers(context, course.url)
			await exercise.write(exercise.solution)
			await exercise.button('Run').click()
			await expect(exercise.said).toContainText('Finished in', { timeout: 60_000 })
			await exercise.button('Grade').click()
			await expect(exercise.said).toContainText('Passed', { timeout: 60_000 })
			expect(others).toEqual([])
			expect(await context.cookies()).toEqual([])
		},
	)
})

test('in TypeScript the service of real Node is asked, after the first job and not before', async ({
	exercise,
	context,
	course,
	servedBy,
}) => {
	test.skip(servedBy === 'files', 'real Node needs a host that isolates its pages')
	const others = noteOthers(context, course.url)
	await exercise.write(exercise.solution)
	await expect(exercise.element.locator('code-editor[upgraded]').first()).toBeVisible()
	expect(others).toEqual([])
	await exercise.button('Grade').click()
	await expect(exercise.said).toContainText('Passed')
	await expect.poll(() => [...new Set(others)]).toEqual(['stackblitz.com'])
	expect(await context.cookies()).toEqual([])
})

test('where real Node is pinned away, nobody else is asked either', async ({
	exercise,
	context,
	course,
}) => {
	const others = noteOthers(context, course.url)
	await exercise.write(exercise.solution)
	await exercise.element.getByRole('combobox', { name: 'Runs' }).selectOption('worker')
	for (let grades = 1; grades <= 2; grades++) {
		await exercise.button('Grade').click()
		await expect(exercise.element.locator('attempt-history')).toContainText(
			`Your attempts (${String(grades)})`,
		)
	}
	expect(others).toEqual([])
})
