import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { courseConfigSchema } from '../src/course/course-config.ts'
import { instructorPages } from '../src/the-course.ts'
import { root } from './built-site.ts'

// The build's own check follows no relative link. These pages have no other, for they are to hold at every base and
// in every language.

const folder = join(root, 'src/content/docs')
const texts = new Map<string, string>()
beforeAll(async () => {
	const files = await readdir(join(folder, 'instructors'))
	for (const file of files)
		texts.set(
			`instructors/${file.replace(/\.md$/, '')}`,
			await readFile(join(folder, 'instructors', file), 'utf8'),
		)
})

/** Prose alone: what stands in a block of code is no link, and no heading. */
const proseOf = (text: string) => text.replaceAll(/^(`{3,})[^]*?^\1$/gm, '')

/** What a heading is called in an address. */
const anchorOf = (heading: string) =>
	heading
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
		.replaceAll(' ', '-')

const anchorsOf = (text: string) =>
	[...proseOf(text).matchAll(/^#{2,4} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

/** Why a link of a page leads nowhere; `undefined` where it leads somewhere. */
function whyNot(page: string, href: string): string | undefined {
	if (/^https?:/.test(href)) return undefined
	if (href.startsWith('/')) return 'the base is missing'
	const [place = '', anchor] = href.split('#')
	const target = place === '' ? page : posix.join(page, place).replace(/\/$/, '')
	const text = texts.get(target)
	if (text === undefined && !isPage(target)) return 'there is no such page'
	if (anchor !== undefined && !anchorsOf(text ?? '').includes(anchor))
		return 'there is no such heading'
	return undefined
}

function isPage(name: string): boolean {
	return ['.md', '.mdx'].some((end) => existsSync(join(folder, name + end))) || isBeside(name)
}

/** A page that is no text: `src/pages/[...locale]/progress.astro`. */
function isBeside(name: string): boolean {
	return existsSync(join(root, 'src/pages/[...locale]', `${name}.astro`))
}

describe('the pages for instructors', () => {
	test('are those of the sidebar', () => {
		expect([...texts.keys()].sort()).toEqual([...instructorPages].sort())
	})

	test('lead somewhere with every link', () => {
		const links = [...texts].flatMap(([page, text]) =>
			[...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = '']) => ({ page, href })),
		)
		expect(links.length).toBeGreaterThan(10)
		const dead = links.flatMap(({ page, href }) => {
			const why = whyNot(page, href)
			return why === undefined ? [] : [`${page}: ${href}: ${why}`]
		})
		expect(dead).toEqual([])
		expect(whyNot('instructors/config', '../laws/#nothing')).toBe('there is no such heading')
		expect(whyNot('instructors/config', '../lows/')).toBe('there is no such page')
	})

	test('name every field of course.config.ts, and no other', () => {
		const rows = [...(texts.get('instructors/config') ?? '').matchAll(/^\| `(\w+)`/gm)]
		expect(rows.map(([, field]) => field)).toEqual(Object.keys(courseConfigSchema.shape))
	})
})
