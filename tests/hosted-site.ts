import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import {
	headerRules,
	readHeaderRules,
	writeHeaderRules,
	type HeaderRule,
} from '../src/library/headers.ts'
import { listOffline } from '../src/library/offline-files.ts'
import { layFiles } from './course-command.ts'

/** A module of WebAssembly with nothing in it. */
const wasm = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])

/** Long enough to be worth compressing. */
export const library = 'print("hello")\n'.repeat(200)

/** A small site as a build leaves one, with the parts that hosts get wrong. */
export interface HostedFolder extends AsyncDisposable {
	path: string
	base: string
	rules: readonly HeaderRule[]
}

/** Lays it into a folder of its own, with the headers that a build would write, and what its service worker knows. */
export async function laySite(base: string): Promise<HostedFolder> {
	const folder = await mkdtempDisposable(join(tmpdir(), 'hosted-'))
	const pages = pagesAt(base)
	await layFiles(folder.path, {
		...Object.fromEntries([...pages].map(([path, html]) => [fileOf(path), html])),
		'_astro/page.aBcD1234.js': 'export {}\n',
		'_astro/suite-worker.aBcD1234.js': 'self.onmessage = () => {}\n',
		'_astro/style.aBcD1234.css': 'body { color: black }\n',
		'_astro/python-00/pyodide.mjs': 'export const here = true\n',
		'_astro/python-00/library.zip': library,
		'embed.js': '// for other sites\n',
		'manifest.webmanifest': '{}\n',
		_headers: writeHeaderRules(
			headerRules({ base, assets: '_astro', webcontainer: 'auto', pages }),
		),
	})
	await writeFile(join(folder.path, '_astro/python-00/pyodide.asm.wasm'), wasm)
	await writeFile(
		join(folder.path, '_astro/python-00/library.zip.br'),
		brotliCompressSync(Buffer.from(library)),
	)
	const known = await listOffline(folder.path, { base, assets: '_astro/' })
	await writeFile(
		join(folder.path, 'sw.js'),
		`const courseManifest=${JSON.stringify(known)};\nself.onfetch = () => {}\n`,
	)
	const rules = readHeaderRules(await readFile(join(folder.path, '_headers'), 'utf8'))
	return {
		path: folder.path,
		base,
		rules,
		[Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
	}
}

function pagesAt(base: string): ReadonlyMap<string, string> {
	const page = (body: string) =>
		`<!doctype html><meta charset="utf-8"><title>A page</title><link rel="stylesheet" href="${base}_astro/style.aBcD1234.css"><script type="module" src="${base}_astro/page.aBcD1234.js"></script><course-search></course-search><a href="${base}one/">One</a>${body}\n`
	return new Map([
		['', page('<p>The first page.</p>')],
		['one/', page('<course-exercise></course-exercise><runtime-picker></runtime-picker>')],
		['de/one/', page('<course-exercise></course-exercise><runtime-picker></runtime-picker>')],
		['plain/', page('<p>Nothing to do here.</p>')],
		['embed/one/ts/', page('<course-exercise></course-exercise>')],
		['404.html', page('<p>There is no such page.</p>')],
	])
}

function fileOf(path: string): string {
	return path === '' || path.endsWith('/') ? `${path}index.html` : path
}
