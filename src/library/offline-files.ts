import { createHash } from 'node:crypto'
import { readFile, readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { init, parse } from 'es-module-lexer/minimal'
import type { OfflineFile, OfflineManifest } from '../course/offline-manifest.ts'
import { embeddable, isolation, readHeaderRules } from './headers.ts'

/** Files for hosts, for search engines, and compressed forms of others: no page asks for them. */
const notForPages =
	/^_(headers|redirects)$|\.br$|^sitemap.*\.xml$|^robots\.txt$|^sw\.js$|^404\.html$/

/** Pages that every visit keeps: where the installed course begins, and what stands for a page that is not kept. */
const shellPages: readonly string[] = ['', 'offline/']

/** Besides what pages name: styles, fonts and pictures, what makes the course an app, and what meets the worker. */
const shellFiles = /^(?!pagefind\/).*\.(css|woff2?|svg|webmanifest)$|^icons\/|^offline\.js$/

/** `components/spoken.ts` as it is built: whoever imports it begins only when the catalogue of the page's language is there. */
const spoken = /(^|\/)spoken\.[^/]*\.js$/

/** Where a site is served, and where its files lie whose names change with their content. */
export interface Place {
	/** With both slashes. */
	base: string
	/** With a slash at its end. */
	assets: string
}

/** What of a built site a browser may keep: every file, with its hash, its sizes and whether it is part of the shell. */
export async function listOffline(folder: string, place: Place): Promise<OfflineManifest> {
	const names = await namesIn(folder)
	const asked = names.filter((name) => !notForPages.test(name))
	const pressed = new Set(names.filter((name) => name.endsWith('.br')))
	const contents = await readAll(folder, asked)
	const shell = await shellOf(textsOf(contents, /\.html$/), textsOf(contents, /\.m?js$/), place)
	const files = await Promise.all(
		contents.map(async ([name, content]): Promise<OfflineFile> => {
			const path = name.replace(/(^|\/)index\.html$/, '$1')
			const isShell = shell.has(name) || shellPages.includes(path) || shellFiles.test(name)
			const sent = pressed.has(`${name}.br`)
				? (await stat(join(folder, `${name}.br`))).size
				: await sizeOnTheWire(name, content)
			return { path, hash: sha256(content), bytes: content.length, sent, shell: isShell }
		}),
	)
	const pagesApart = await isolatedPages(folder, place)
	const apart = pagesApart.length > 0 && {
		pages: pagesApart,
		ofPages: isolation,
		ofFiles: embeddable,
	}
	const version = sha256(JSON.stringify([place, files, apart])).slice(0, 16)
	return { version, ...place, ...(apart && { isolation: apart }), files }
}

/** The pages that the site's own `_headers` isolate. */
async function isolatedPages(folder: string, { base }: Place): Promise<string[]> {
	const text = await readFile(join(folder, '_headers'), 'utf8').catch(() => '')
	return readHeaderRules(text)
		.filter(({ headers }) => Object.hasOwn(headers, 'Cross-Origin-Opener-Policy'))
		.map(({ path }) => path.slice(base.length))
}

async function namesIn(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true })
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.sort()
}

async function readAll(
	folder: string,
	names: readonly string[],
): Promise<(readonly [name: string, content: Buffer])[]> {
	return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const))
}

function textsOf(
	contents: readonly (readonly [name: string, content: Buffer])[],
	named: RegExp,
): Map<string, string> {
	const some = contents.filter(([name]) => named.test(name))
	return new Map(some.map(([name, content]) => [name, content.toString('utf8')]))
}

/** The scripts and the styles that pages name, and what those import before they do anything. */
export async function shellOf(
	pages: ReadonlyMap<string, string>,
	scripts: ReadonlyMap<string, string>,
	{ base }: Place,
): Promise<ReadonlySet<string>> {
	await init()
	const shell = new Set<string>()
	const add = (name: string) => {
		if (shell.has(name)) return
		shell.add(name)
		const text = scripts.get(name)
		if (text === undefined) return
		for (const { n: specifier, d: dynamic } of parse(text)[0])
			if (specifier?.startsWith('.') && (dynamic === -1 || spoken.test(name)))
				add(new URL(specifier, `file:///${name}`).pathname.slice(1))
	}
	for (const html of pages.values())
		for (const [, tag = '', address = ''] of html.matchAll(
			/<(script|link)\b[^>]*\s(?:src|href)="([^"]+)"/g,
		))
			if (address.startsWith(base) && (tag === 'script' || /\.(m?js|css)$/.test(address)))
				add(address.slice(base.length))
	return shell
}

const press = promisify(brotliCompress)

/** About what fetching it moves where the build has not compressed it: as a quick host would. */
async function sizeOnTheWire(name: string, content: Buffer): Promise<number> {
	if (/\.(png|webp|jpg|ico|woff2?|pagefind|pf_\w+)$/.test(name)) return content.length
	// A window as large as the text will do, and it is what takes the time with thousands of small files.
	const window = Math.min(22, Math.max(10, Math.ceil(Math.log2(content.length + 16))))
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: 5,
		[constants.BROTLI_PARAM_LGWIN]: window,
		[constants.BROTLI_PARAM_SIZE_HINT]: content.length,
	}
	return (await press(content, { params })).length
}

function sha256(content: Buffer | string): string {
	return createHash('sha256').update(content).digest('hex')
}
