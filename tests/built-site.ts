import { readFile, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { localeNames } from '../src/words/words.ts'

/** The project's folder. */
export const root = fileURLToPath(new URL('../', import.meta.url))

/** What `npm run build` made. */
export const dist = join(root, 'dist')

const asText = /\.(html|m?js|css|json|svg|txt|xml|webmanifest|map)$|(^|\/)_[a-z]+$/

/** Every text file of the built site, by its path with slashes. Rejects when nothing has been built. */
export async function readBuiltSite(): Promise<ReadonlyMap<string, string>> {
	const entries = await readdir(dist, { recursive: true, withFileTypes: true }).catch(() => [])
	const names = entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
	if (!names.includes('index.html'))
		throw new Error(`There is no built site in ${dist}. Run \`npm run build\` first.`)
	const texts = names.filter((name) => asText.test(name)).sort()
	return new Map(
		await Promise.all(
			texts.map(async (name) => [name, await readFile(join(dist, name), 'utf8')] as const),
		),
	)
}

/** The pages of a built site: path in the site → HTML. `one/index.html` is `one/`. */
export function pagesOf(site: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	return new Map(
		[...site]
			.filter(([name]) => name.endsWith('.html'))
			.map(([name, html]) => [name.replace(/(^|\/)index\.html$/, '$1'), html]),
	)
}

/** Whether a page holds one exercise for other sites' pages, and nothing else of the course. */
export function isEmbed(path: string): boolean {
	return path.startsWith('embed/')
}

/** Whether a page is in another language than English, which stands at the root. */
export function isTranslation(path: string): boolean {
	return Object.keys(localeNames).some((locale) => locale !== 'en' && path.startsWith(`${locale}/`))
}

/** Whether a page stands for one that is not translated yet: its text is in another language than all around it. */
export function isFallback(html: string): boolean {
	const [, around] = /<html lang="([^"]+)"/.exec(html) ?? []
	const [, text] = /<main[^>]* lang="([^"]+)"/.exec(html) ?? []
	return text !== undefined && text !== around
}
