import { mkdtempDisposable, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { layFiles } from './course-command.ts'
import { findSite, laySite, placeOf, planSite } from '../cli/lay-site.mjs'

/** A package of ours with some files, and a course that depends on it with some of its own. */
async function begin(own: Record<string, string>, ours: Record<string, string> = {}) {
	const folder = await mkdtempDisposable(path.join(tmpdir(), 'lay-site-'))
	const site = path.join(folder.path, 'school')
	const source = path.join(folder.path, 'ours')
	await layFiles(source, {
		'package.json': '{ "version": "1.2.3" }',
		'course.config.ts': 'ours',
		'src/components/A.astro': 'our A',
		'src/content/docs/one.mdx': 'our one',
		'src/grader/judge.test.ts': 'a test of ours',
		'exercises/e/ts/suite.test.ts': 'a suite',
		...ours,
	})
	await layFiles(site, {
		'package.json': '{ "name": "school", "dependencies": { "interleave": "1" } }',
		'course.config.ts': 'theirs',
		...own,
	})
	const laid = (file: string) => path.join(site, '.course', file)
	return {
		site,
		source,
		laid,
		read: (file: string) => readFile(laid(file), 'utf8'),
		[Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
	}
}

test('each folder of my-course has its place, and no other goes anywhere', () => {
	expect(placeOf('lessons/de/one.mdx')).toBe('src/content/docs/de/one.mdx')
	expect(placeOf('exercises/e/exercise.md')).toBe('exercises/e/exercise.md')
	expect(placeOf('toString/x')).toBeUndefined()
	expect(placeOf('lessons')).toBeUndefined()
})

test('a file of the course lies in the place of ours with that path; the rest is ours', async () => {
	await using at = await begin({
		'my-course/components/A.astro': 'their A',
		'my-course/lessons/two.mdx': 'their two',
	})
	const { overrides, complaints } = laySite(at)
	expect(complaints).toEqual([])
	expect(overrides).toEqual(['components/A.astro'])
	expect(await at.read('src/components/A.astro')).toBe('their A')
	expect(await at.read('src/content/docs/two.mdx')).toBe('their two')
	expect(await at.read('src/content/docs/one.mdx')).toBe('our one')
	expect(await at.read('course.config.ts')).toBe('theirs')
	expect(await at.read('exercises/e/ts/suite.test.ts')).toBe('a suite')
	expect(existsSync(at.laid('src/grader/judge.test.ts'))).toBe(false)
	expect(JSON.parse(await at.read('laid.json'))).toEqual({
		version: '1.2.3',
		overrides: ['components/A.astro'],
	})
})

test('what is taken out of my-course is gone, and ours is there again', async () => {
	await using at = await begin({
		'my-course/components/A.astro': 'their A',
		'my-course/lessons/two.mdx': 'their two',
	})
	laySite(at)
	await rm(path.join(at.site, 'my-course'), { recursive: true })
	laySite(at)
	expect(await at.read('src/components/A.astro')).toBe('our A')
	expect(existsSync(at.laid('src/content/docs/two.mdx'))).toBe(false)
})

test('what has not changed is not written again, and what builds keep there stays', async () => {
	await using at = await begin({})
	laySite(at)
	const before = await stat(at.laid('src/components/A.astro'))
	await layFiles(at.site, { '.course/.cache/built': 'yes' })
	laySite(at)
	expect((await stat(at.laid('src/components/A.astro'))).ctimeMs).toBe(before.ctimeMs)
	expect(await at.read('.cache/built')).toBe('yes')
})

test('a file of the same length that was changed is laid anew', async () => {
	await using at = await begin({})
	laySite(at)
	const file = path.join(at.source, 'src/components/A.astro')
	await writeFile(file, 'my  A')
	await utimes(file, new Date(), new Date(Date.now() + 5_000))
	laySite(at)
	expect(await at.read('src/components/A.astro')).toBe('my  A')
})

test('a folder that goes nowhere is told once, with the ones there are', async () => {
	await using at = await begin({
		'my-course/lesons/a.mdx': '',
		'my-course/lesons/b.mdx': '',
		'my-course/NOTES.md': 'may lie there',
	})
	expect(planSite(at).complaints).toEqual([
		'my-course/lesons/ is no folder that goes anywhere. There are: lessons, exercises, components, styles, public. Rename it, or take it out of my-course/.',
	])
})

test('a course is found from every folder in it, and none elsewhere', async () => {
	await using at = await begin({ 'my-course/lessons/two.mdx': '' })
	expect(findSite(path.join(at.site, 'my-course/lessons'))).toEqual({
		folder: at.site,
		name: 'school',
	})
	expect(findSite(at.source)).toBeUndefined()
})
