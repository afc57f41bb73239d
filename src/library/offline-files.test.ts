import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listOffline, shellOf } from './offline-files.ts'

const place = { base: '/course/', assets: '_astro/' }
const page =
	'<link rel="stylesheet" href="/course/_astro/a.css"><link rel="canonical" href="/course/x/">' +
	'<script type="module" src="/course/_astro/page.1.js"></script><a href="/course/_astro/no.js">'

const site = {
	'index.html': page,
	'one/index.html': page,
	'404.html': page,
	_headers: '/*',
	'sitemap-0.xml': '<xml/>',
	'sw.js': 'old',
	'favicon.svg': '<svg/>',
	'exercises/x/ts.json': '{}',
	'_astro/page.1.js': "import './below.1.js';import('./later.1.js')",
	'_astro/below.1.js': 'export {}',
	'_astro/later.1.js': 'export {}',
	'offline.js': 'export {}',
	'_astro/a.css': 'a {}',
	'_astro/big.wasm': 'w'.repeat(9000),
	'_astro/big.wasm.br': 'w',
}

async function list(files: Readonly<Record<string, string>>) {
	await using folder = await mkdtempDisposable(join(tmpdir(), 'offline-'))
	for (const [name, text] of Object.entries(files)) {
		await mkdir(dirname(join(folder.path, name)), { recursive: true })
		await writeFile(join(folder.path, name), text)
	}
	return await listOffline(folder.path, place)
}

describe('what a browser may keep of a site', () => {
	test('is divided in the shell and the rest', async () => {
		const { files } = await list(site)
		const shell = files.filter((file) => file.shell).map(({ path }) => path)
		const rest = files.filter((file) => !file.shell).map(({ path }) => path)
		expect(shell).toEqual([
			'_astro/a.css',
			'_astro/below.1.js',
			'_astro/page.1.js',
			'favicon.svg',
			'',
			'offline.js',
		])
		expect(rest).toEqual(['_astro/big.wasm', '_astro/later.1.js', 'exercises/x/ts.json', 'one/'])
	})

	test('is weighed as it is kept and as it is sent', async () => {
		const { files } = await list(site)
		expect(files.find(({ path }) => path.endsWith('.wasm'))).toMatchObject({ bytes: 9000, sent: 1 })
	})

	test('is another version when one file is another', async () => {
		const { version } = await list(site)
		expect((await list(site)).version).toBe(version)
		expect((await list({ ...site, 'exercises/x/ts.json': '[]' })).version).not.toBe(version)
		// The worker before is no part of what it lists.
		expect((await list({ ...site, 'sw.js': 'new' })).version).toBe(version)
	})
})

test('the shell follows imports round and round', async () => {
	const scripts = new Map([
		['_astro/a.js', "import {b} from './b.js'"],
		['_astro/b.js', "export * from './a.js'"],
	])
	const pages = new Map([['index.html', '<script type="module" src="/course/_astro/a.js">']])
	expect([...(await shellOf(pages, scripts, place))]).toEqual(['_astro/a.js', '_astro/b.js'])
})

test('the shell has the words of a page that says something of its own', async () => {
	const scripts = new Map([
		['_astro/a.js', "import './spoken.1.js'; import('./later.js')"],
		['_astro/spoken.1.js', "await import('./en.1.js')"],
	])
	const pages = new Map([['index.html', '<script type="module" src="/course/_astro/a.js">']])
	expect([...(await shellOf(pages, scripts, place))]).toEqual([
		'_astro/a.js',
		'_astro/spoken.1.js',
		'_astro/en.1.js',
	])
})
