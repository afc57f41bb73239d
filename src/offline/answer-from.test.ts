import { describe, expect, test } from 'vitest'
import type { OfflineManifest } from '../course/offline-manifest.ts'
import { answerFrom, outworn, pathIn, versionOf, type Asked } from './answer-from.ts'

const origin = 'https://learn.example'

function manifest(version: string, files: Record<string, number>): OfflineManifest {
	return {
		version,
		base: '/course/',
		assets: '_astro/',
		files: Object.entries(files).map(([path, bytes]) => {
			return { path, hash: `${path} ${bytes}`, bytes, sent: bytes, shell: false }
		}),
	}
}

const current = manifest('B', { '': 10, 'one/': 20, '_astro/a.js': 5, 'exercises/x/ts.json': 7 })

function ask(url: string, more: Partial<Asked> = {}) {
	const asked = { method: 'GET', mode: 'cors', cache: 'default', range: false, ...more }
	return answerFrom({ url: new URL(url, origin).href, ...asked }, current, origin)
}
const navigate = (url: string) => ask(url, { mode: 'navigate' })

describe('who answers', () => {
	test('a page comes from the current version', () => {
		expect(navigate('/course/one/')).toEqual({ from: 'page', path: 'one/' })
		expect(navigate('/course/')).toEqual({ from: 'page', path: '' })
		expect(navigate('/course/one/index.html?a#b')).toEqual({ from: 'page', path: 'one/' })
	})

	test('a page without its slash is one with a slash', () => {
		expect(navigate('/course/one?a=1')).toEqual({
			from: 'moved',
			to: `${origin}/course/one/?a=1`,
		})
		expect(navigate('/course/none')).toEqual({ from: 'page', path: 'none' })
	})

	test('a file whose name says what is in it comes from any version', () => {
		expect(ask('/course/_astro/a.js')).toEqual({ from: 'asset', path: '_astro/a.js' })
	})

	test('any other file comes from the version of the page that asks', () => {
		const file = { from: 'file', path: 'exercises/x/ts.json' }
		expect(ask('/course/exercises/x/ts.json?ts=17')).toEqual(file)
		expect(ask('/course/one/')).toEqual({ from: 'file', path: 'one/' })
	})

	test.each([
		['another site', 'https://stackblitz.com/one/', {}],
		['another folder of the site', '/other/one/', {}],
		['the worker itself', '/course/sw.js', {}],
		['a path that is none', '/course/%E0%A4%A', {}],
		['what is sent and not asked for', '/course/one/', { method: 'POST' }],
		['a part of a file', '/course/_astro/a.js', { range: true }],
		['what wants no cache', '/course/_astro/a.js', { cache: 'no-store' }],
		['what wants the browser’s cache alone', '/course/_astro/a.js', { cache: 'only-if-cached' }],
	])('the network answers for %s', (_, url, more) => {
		expect(ask(url, more)).toEqual({ from: 'network' })
		expect(ask('/course/_astro/a.js')).not.toEqual({ from: 'network' })
	})

	test('a name with a space is the file of that name', () => {
		expect(pathIn(`${origin}/course/a%20b.txt`, '/course/', origin)).toBe('a b.txt')
	})
})

describe('the version of a page that nobody saw loading', () => {
	const older = manifest('A', { 'one/': 20, '_astro/old.js': 5 })
	const versions = [current, older]

	test('is the one that has its text and its parts', () => {
		expect(versionOf({ path: 'one/', bytes: 20, parts: ['_astro/old.js'] }, versions)).toBe('A')
		expect(versionOf({ path: 'one/', bytes: 20, parts: ['_astro/a.js'] }, versions)).toBe('B')
	})

	test('is not guessed', () => {
		expect(versionOf({ path: 'one/', bytes: 21, parts: [] }, versions)).toBeUndefined()
		expect(
			versionOf({ path: 'one/', bytes: 20, parts: ['_astro/new.js'] }, versions),
		).toBeUndefined()
		expect(versionOf({ path: 'two/', bytes: 20, parts: [] }, versions)).toBeUndefined()
	})
})

describe('an old version', () => {
	test('goes when no page was loaded from it', () => {
		expect(outworn(['C', 'B', 'A'], 'C', ['B', undefined])).toEqual(['A'])
	})

	test('never is the current one', () => {
		expect(outworn(['C'], 'C', [])).toEqual([])
	})
})
