import { expect, ExercisePage, test } from './course.ts'

// A host of nothing but files, such as GitHub Pages.
test.use({ servedBy: 'files', serviceWorkers: 'allow' })

test('isolates no page on the first visit, and those with real Node from then on', async ({
	page,
	course,
}) => {
	const isIsolated = () => page.evaluate(() => crossOriginIsolated)
	await page.goto(course.lessonOf('fetch-all-at-once'))
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
	expect(await isIsolated()).toBe(false)
	await page.reload()
	expect(await isIsolated()).toBe(true)
	const exercise = new ExercisePage(page, 'fetch-all-at-once', 'ts')
	await exercise.write(exercise.solution)
	await exercise.button('Grade').click()
	await expect(exercise.said).toContainText('Passed')
	await page.goto(new URL('privacy/', course.url).href)
	expect(await isIsolated()).toBe(false)
})
