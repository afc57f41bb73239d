import { beforeAll, describe, expect, test } from 'vitest'
import { serveFolder } from '../cli/static-site.ts'
import { course as thisCourse, webcontainer } from '../src/the-course.ts'
import { headersFor, inlineScripts, readHeaderRules, sourceHash } from '../src/library/headers.ts'
import type { HeaderRule } from '../src/library/headers.ts'
import { dist, isEmbed, pagesOf, readBuiltSite } from './built-site.ts'

const { base } = thisCourse

let site: ReadonlyMap<string, string>
let pages: ReadonlyMap<string, string>
let rules: readonly HeaderRule[]
beforeAll(async () => {
	site = await readBuiltSite()
	pages = pagesOf(site)
	rules = readHeaderRules(site.get('_headers') ?? '')
})

function headersOf(path: string) {
	return headersFor(rules, `${base}${path}`)
}

/** Those of the course itself. */
function pagesWithExercise() {
	return [...pages].filter(([path, html]) => !isEmbed(path) && html.includes('<course-exercise'))
}

function policyOf(html: string): string {
	return /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1] ?? ''
}

describe('isolation', () => {
	test('is given to every page with an exercise but those for other sites, and to no other', () => {
		const withExercise = pagesWithExercise()
		const isolated = [...pages.keys()].filter(
			(path) => headersOf(path)['Cross-Origin-Opener-Policy'] === 'same-origin',
		)
		expect(withExercise).not.toEqual([])
		expect(isolated).toEqual(webcontainer === 'auto' ? withExercise.map(([path]) => path) : [])
	})

	test('is there for real Node, which a site that keeps it off does not offer', () => {
		const offered = webcontainer === 'auto'
		const withPicker = [...pages].filter(([, html]) => html.includes('<runtime-picker'))
		const withExercise = pagesWithExercise()
		expect(withPicker).toEqual(offered ? withExercise : [])
	})

	test('is kept by every script that a page may load or start as a worker', () => {
		const scripts = [...site.keys()].filter(
			(name) => name.startsWith('_astro/') && /\.m?js$/.test(name),
		)
		expect(scripts).not.toEqual([])
		expect(scripts.filter((name) => name.includes('/python-'))).not.toEqual([])
		for (const script of scripts)
			expect(headersOf(script)).toMatchObject({
				'Cross-Origin-Embedder-Policy': 'require-corp',
				'Cross-Origin-Resource-Policy': 'same-origin',
				'Cache-Control': expect.stringContaining('immutable'),
			})
	})
})

describe('the content policy', () => {
	test('allows every inline script of every page', () => {
		const scripts = [...pages].flatMap(([path, html]) =>
			inlineScripts(html).map((text) => ({ path, hash: sourceHash(text) })),
		)
		expect(scripts).not.toEqual([])
		const refused = scripts.filter(
			({ path, hash }) => !policyOf(pages.get(path) ?? '').includes(hash),
		)
		expect(refused).toEqual([])
	})

	test('allows no other inline script', () => {
		for (const html of pages.values()) {
			expect(policyOf(html)).toMatch(/script-src (?![^;]*unsafe-inline)/)
		}
	})
})

describe('a page to be embedded', () => {
	test('is there for every twin, and says that it is none to be found', () => {
		const embeds = [...pages].filter(([path]) => isEmbed(path))
		const twins = [...site.keys()].filter((name) => /^exercises\/[\w-]+\/(py|ts)\.json$/.test(name))
		expect(twins).not.toEqual([])
		for (const twin of twins)
			expect(embeds.map(([path]) => path)).toContain(
				twin.replace(/^exercises\//, 'embed/').replace('.json', '/'),
			)
		for (const [path, html] of embeds) {
			expect(html, path).toContain('<meta name="robots" content="noindex">')
			expect(html, path).not.toContain('data-pagefind-body')
		}
		expect(site.get('sitemap-0.xml')).not.toContain('/embed/')
	})

	test('may stand in a frame of anybody’s', () => {
		for (const [path, html] of pages) {
			if (!isEmbed(path)) continue
			const names = Object.keys(headersOf(path)).map((name) => name.toLowerCase())
			expect(names, path).not.toContain('x-frame-options')
			expect(names, path).not.toContain('cross-origin-opener-policy')
			expect(JSON.stringify(headersOf(path)) + policyOf(html), path).not.toContain(
				'frame-ancestors',
			)
		}
		expect(headersOf('embed.js')).toMatchObject({ 'Cross-Origin-Resource-Policy': 'cross-origin' })
	})
})

test('the rules fit in what hosts read', () => {
	// Cloudflare Pages drops a line of more than 2000 characters, and more than 100 rules.
	const lines = (site.get('_headers') ?? '').split('\n')
	expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2000)
	expect(rules.length).toBeLessThanOrEqual(100)
})

test('the headers arrive as the file says', async () => {
	await using served = await serveFolder({ folder: dist, base })
	const page = pagesWithExercise()[0]?.[0] ?? ''
	const { headers, status } = await fetch(new URL(page, served.url))
	expect(status).toBe(200)
	for (const [name, value] of Object.entries(headersOf(page))) expect(headers.get(name)).toBe(value)
	expect(headers.get('x-content-type-options')).toBe('nosniff')
})
