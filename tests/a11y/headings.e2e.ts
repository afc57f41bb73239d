import { isEmbed } from '../built-site.ts'
import { expect, test } from '../e2e/course.ts'

test('headings lead through every page, and each exercise stands under one', async ({
	page,
	course,
}) => {
	await page.goto(new URL('404.html', course.url).href)
	const [embed, ...others] = [...course.pages.keys()].sort(
		(a, b) => Number(isEmbed(b)) - Number(isEmbed(a)),
	)
	const paths = [embed ?? '', ...others.filter((path) => !isEmbed(path))]
	expect(paths.length).toBeGreaterThan(20)
	expect(await page.evaluate(findHeadingTroubles, paths)).toEqual([])
})

/** Runs in the page. */
async function findHeadingTroubles(paths: readonly string[]): Promise<string[]> {
	const texts = await Promise.all(paths.map(async (path) => (await fetch(`/${path}`)).text()))
	return texts.flatMap((html, index) => {
		const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main')
		if (!main) return [`/${paths[index]} has no <main>.`]
		const wrong: string[] = []
		let before = 0
		for (const heading of main.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
			const level = Number(heading.tagName.slice(1))
			const name = `“${heading.textContent.trim()}”, level ${level}`
			if (level > before + 1) wrong.push(`${name}, comes after level ${before}.`)
			if (level === 1 && before > 0) wrong.push(`${name}, is a second title.`)
			if (heading.textContent.trim() === '') wrong.push(`${name}, says nothing.`)
			before = level
		}
		for (const section of main.querySelectorAll('section.exercise')) {
			const title = section.querySelector('h1, h2, h3, h4, h5, h6')
			if (!title || title.id !== section.getAttribute('aria-labelledby'))
				wrong.push(`#${section.id} is not named by its heading.`)
			const told = section.querySelector('[level]')?.getAttribute('level')
			if (title?.tagName !== `H${told}`) wrong.push(`#${section.id} does not know its level.`)
		}
		return wrong.map((text) => `/${paths[index]}: ${text}`)
	})
}

for (const path of ['', 'taking-turns/', 'playground/', 'progress/', 'embed/give-way/ts/']) {
	test(`each landmark is there once, or has a name of its own: /${path}`, async ({
		page,
		course,
	}) => {
		await page.goto(new URL(path, course.url).href)
		for (const role of ['banner', 'main', 'contentinfo'] as const)
			expect(await page.getByRole(role).count(), role).toBeLessThanOrEqual(1)
		await expect(page.getByRole('main')).toHaveCount(1)
		const names: string[] = []
		for (const role of ['navigation', 'complementary', 'region', 'search'] as const)
			for (const found of await page.getByRole(role).all())
				names.push(`${role} ${/^- \S+ "([^"]*)"/.exec(await found.ariaSnapshot())?.[1] ?? ''}`)
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
	})
}
