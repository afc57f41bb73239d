import { describe, expect, test } from 'vitest'
import type { Answer } from './doctor-fetch.ts'
import { sayFinding } from './doctor-finding.ts'
import { judgeSite } from './doctor-judge-site.ts'
import { readKnown, type SiteFacts } from './doctor-visit.ts'

function answered(url: string, headers: Record<string, string> = {}, status = 200): Answer {
	return { url, status, headers, text: '' }
}

/** A site with one page and nothing else. */
function siteAt(root: string, insecure: SiteFacts['insecure']): SiteFacts {
	const first = answered(root)
	return {
		root,
		first,
		base: '/',
		serviceWorker: answered(`${root}sw.js`),
		pages: [{ answer: first, offersNode: false }],
		scripts: [],
		files: [],
		missing: [],
		insecure,
	}
}

describe('how it is served', () => {
	const secure = 'https://learn.example/'
	test.each<[root: string, insecure: SiteFacts['insecure'], line: RegExp]>([
		['http://127.0.0.1:8080/', 'not asked', /^ok {7}It is served on this machine/],
		['http://localhost/', 'not asked', /^ok {7}It is served on this machine/],
		['http://[::1]:8080/', 'not asked', /^ok {7}It is served on this machine/],
		['http://learn.example/', 'not asked', /^wrong {4}It is not served over HTTPS.*certificate/],
		['http://127.learn.example/', 'not asked', /^wrong {4}It is not served over HTTPS/],
		[secure, 'none', /^ok {7}It is served over HTTPS\./],
		[
			secure,
			answered('http://learn.example/', { location: secure }, 301),
			/^ok {7}It is served over HTTPS, and HTTP leads there/,
		],
		[
			secure,
			answered('http://learn.example/', { location: 'http://learn.example/en/' }, 302),
			/^warning {2}.*over HTTP as well, which answers 302.*Let the host redirect/,
		],
		[secure, answered('http://learn.example/'), /^warning {2}.*HTTP as well, which answers 200/],
	])('%s, and without HTTPS: %o', (root, insecure, line) => {
		const lines = judgeSite(siteAt(root, insecure)).map((finding) => sayFinding(finding))
		expect(lines.filter((each) => line.test(each))).toHaveLength(1)
	})
})

describe('the address that pages say they have', () => {
	const linesAt = (root: string, canonical: string) => {
		const site = siteAt(root, 'none')
		const text = `<link rel="canonical" href="${canonical}"/>`
		return judgeSite({ ...site, first: { ...site.first, text } }).map((each) => sayFinding(each))
	}

	test('is to be the one that they are served at', () => {
		expect(linesAt('https://learn.example/', 'https://learn.example/')).toContain(
			'ok       The pages say that they are at https://learn.example',
		)
		expect(linesAt('https://learn.example/', 'http://localhost:4321/')).toContainEqual(
			expect.stringMatching(
				/^warning {2}The pages say that they are at http:\/\/localhost:4321\/.*Set site: 'https:\/\/learn\.example'/,
			),
		)
	})

	test('is no matter on a machine that only serves itself', () => {
		expect(linesAt('http://localhost:8080/', 'https://learn.example/').join('\n')).not.toContain(
			'The pages say',
		)
	})
})

test('a copy without real Node needs no isolation', () => {
	const whats = judgeSite(siteAt('https://learn.example/', 'none')).map(({ what }) => what)
	expect(whats).toContain('No page offers real Node, so none needs to be isolated.')
})

describe('what a service worker knows', () => {
	const manifest = { version: '1', base: '/', assets: '_astro/', files: [] }
	const script = (text: string, status = 200) => ({ ...answered('/sw.js', {}, status), text })

	test('is read where it is whole', () => {
		const text = `const courseManifest=${JSON.stringify(manifest)};\nself.x = 1\n`
		expect(readKnown(script(text))).toEqual(manifest)
	})

	test('is nothing where it is not there, cut short, of another kind, or a page', () => {
		const whole = `const courseManifest=${JSON.stringify(manifest)};\n`
		expect(readKnown(script(whole, 404))).toBeUndefined()
		expect(readKnown(script(whole.slice(0, 60)))).toBeUndefined()
		expect(readKnown(script('const courseManifest={"version":1};\n'))).toBeUndefined()
		expect(readKnown(script('const courseManifest={"version"};\n'))).toBeUndefined()
		expect(readKnown(script('<!doctype html>'))).toBeUndefined()
	})
})
