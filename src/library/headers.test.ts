import { describe, expect, test } from 'vitest'
import {
	headerRules,
	headersFor,
	inlineScripts,
	readHeaderRules,
	sourceHash,
	withContentPolicy,
	writeHeaderRules,
	type Site,
} from './headers.ts'

const lesson = '<h1>One</h1><course-exercise><runtime-picker></runtime-picker></course-exercise>'
const embedded = '<h1>Two</h1><course-exercise></course-exercise>'
const pages = new Map([
	['', '<script>dark()</script>'],
	['one/', lesson],
	['embed/one/ts/', embedded],
])
const site: Site = { base: '/course/', assets: '_astro', webcontainer: 'auto', pages }

function headersAt(path: string, changes: Partial<Site> = {}) {
	return headersFor(readHeaderRules(writeHeaderRules(headerRules({ ...site, ...changes }))), path)
}

describe('isolation', () => {
	test('a page with an exercise that real Node can run is isolated', () => {
		expect(headersAt('/course/one/')).toMatchObject({
			'Cross-Origin-Opener-Policy': 'same-origin',
			'Cross-Origin-Embedder-Policy': 'require-corp',
		})
	})

	test('a page without one is not, nor one that stands in other sites’ pages', () => {
		for (const path of ['/course/', '/course/embed/one/ts/'])
			expect(headersAt(path)).not.toHaveProperty('Cross-Origin-Opener-Policy')
	})

	test('the script for other sites’ pages can be loaded by an isolated one', () => {
		expect(headersAt('/course/embed.js')).toMatchObject({
			'Cross-Origin-Resource-Policy': 'cross-origin',
		})
	})

	test('no page is where the site keeps real Node off', () => {
		const headers = headersAt('/course/one/', { webcontainer: 'off' })
		expect(headers).not.toHaveProperty('Cross-Origin-Opener-Policy')
	})

	test('an asset can be loaded by an isolated page, and is kept for ever', () => {
		expect(headersAt('/course/_astro/worker.js')).toMatchObject({
			'Cross-Origin-Embedder-Policy': 'require-corp',
			'Cross-Origin-Resource-Policy': 'same-origin',
			'Cache-Control': expect.stringContaining('immutable'),
		})
	})
})

describe('the content policy', () => {
	const page = '<head><meta charset="utf-8"><script>dark()</script></head>'
	const policyOf = (html: string, webcontainer: 'auto' | 'off' = 'auto', service?: string) =>
		/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(
			withContentPolicy(html, { webcontainer, service }),
		)?.[1]

	test('allows the inline scripts of its page and no other', () => {
		const scripts = policyOf(page)?.match(/script-src [^;]*/)?.[0]
		expect(scripts).toContain(sourceHash('dark()'))
		expect(scripts?.match(/sha256/g)).toHaveLength(1)
		expect(scripts).not.toContain('unsafe-inline')
	})

	test('stands before every script of the page', () => {
		const html = withContentPolicy(page, { webcontainer: 'auto' })
		expect(html.indexOf('http-equiv')).toBeLessThan(html.indexOf('<script'))
	})

	test('lets nobody in where the site keeps real Node off', () => {
		const sources = (webcontainer: 'auto' | 'off') =>
			policyOf(page, webcontainer)
				?.match(/(frame|connect)-src [^;]*/g)
				?.join()
		expect(sources('auto')).toContain('stackblitz.com')
		expect(sources('off')).not.toContain('stackblitz.com')
	})

	test('lets the page that sends hand-ins speak with the service, and no other page', () => {
		const form = `${page}<hand-in-form></hand-in-form>`
		const connect = (html: string, service?: string) =>
			/connect-src ([^;]*)/.exec(policyOf(html, 'off', service) ?? '')?.[1]
		expect(connect(form, 'https://grades.example/one/')).toBe("'self' https://grades.example")
		expect(connect(page, 'https://grades.example/one/')).toBe("'self'")
		expect(connect(form)).toBe("'self'")
	})

	test('lets a form go to the site itself and to StackBlitz, and nowhere else', () => {
		expect(policyOf(page)).toMatch(/form-action 'self' https:\/\/stackblitz\.com$/)
	})

	test('is not left out of a page without a say', () => {
		expect(() => withContentPolicy('<h1>One</h1>', { webcontainer: 'auto' })).toThrow(
			'<meta charset>',
		)
	})

	test('counts only scripts that run from the page', () => {
		const html = [
			'<script src="/a.js"></script>',
			'<script type="application/ld+json">{}</script>',
			'<script type="module">one()</script>',
			'<script\n\tis="x">two()</script>',
		]
		expect(inlineScripts(html.join(''))).toEqual(['one()', 'two()'])
	})
})

describe('a _headers file', () => {
	test('says nothing twice for one path', () => {
		const rules = headerRules(site)
		for (const path of ['/course/', '/course/one/', '/course/_astro/a.js']) {
			for (const value of Object.values(headersFor(rules, path))) {
				expect(rules.flatMap((rule) => Object.values(rule.headers))).toContain(value)
			}
		}
	})

	test('may hold comments, wildcards and named segments', () => {
		const rules = readHeaderRules('# one\n/a/*\n  X-A: 1\n\n/:year/b\n  X-B: 2\n  # three\n')
		expect(headersFor(rules, '/a/deep/file')).toEqual({ 'X-A': '1' })
		expect(headersFor(rules, '/2026/b')).toEqual({ 'X-B': '2' })
		expect(headersFor(rules, '/2026/b/c')).toEqual({})
	})

	test('joins a header that two rules give', () => {
		const rules = readHeaderRules('/*\n  X-A: 1\n/a\n  X-A: 2\n')
		expect(headersFor(rules, '/a')).toEqual({ 'X-A': '1, 2' })
	})

	test.each(['  X-A: 1', '/a\n  no colon'])('names the line it cannot read: %j', (text) => {
		expect(() => readHeaderRules(text)).toThrow(/_headers:\d: expected/)
	})
})
