import { handInAddress } from '../src/course/hand-in-service.ts'
import { offlineManifestSchema, type OfflineManifest } from '../src/course/offline-manifest.ts'
import { needsIsolation } from '../src/library/headers.ts'
import { atMost } from './at-most.ts'
import { ask, askLeave, askOn, type Answer } from './doctor-fetch.ts'
import { NotExamined } from './doctor-finding.ts'

/** A page, and what is known of it. */
export interface VisitedPage {
	answer: Answer
	/** Whether it offers real Node. */
	offersNode: boolean
	/** SHA-256 of it when it was built; left out where nobody says. */
	built?: string
}

/** What was found at an address. */
export interface SiteFacts {
	/** The address of the course's first page. */
	root: string
	first: Answer
	/** The folder that the pages say they are served in, with both slashes. */
	base: string
	/** What the service worker knows of the site, where it is there. */
	known?: OfflineManifest
	serviceWorker: Answer
	pages: readonly VisitedPage[]
	/** Scripts whose names carry a hash: one that a page names, and those that it starts as workers. */
	scripts: readonly Answer[]
	/** Other files that must be called what they are, each with what it has to be called. */
	files: readonly { answer: Answer; type: string }[]
	/** The largest, of which only the headers were fetched. */
	large?: { answer: Answer; bytes: number }
	/** A page that stands in frames of other sites. */
	embed?: Answer
	/** Where the pages send hand-ins, where they do, and what is answered there to a browser that asks whether they may. */
	service?: { url: string; answer: Answer | undefined }
	/** What is answered where there is nothing: for a page, for an asset. */
	missing: readonly Answer[]
	/** What the address answers without HTTPS; `none` where nothing does. */
	insecure: 'not asked' | 'none' | Answer
}

/** The course is there, and not where its pages say it is. */
export interface Misplaced {
	url: string
	/** The folder that the pages were built for. */
	base: string
	/** A file that the page names, and what is answered for it. */
	asset: Answer
	/** The folder in which that file is, where it is found. */
	served?: string
}

/** A page of the course names its own files, and has an element of ours. */
const ownFile = /\b(?:src|href)="((\/(?:[\w.~-]+\/)*)_astro\/([^"]+\.(?:js|css)))"/

/** No page and no asset has this name. */
const nothing = 'the-doctor-asks-for-what-is-not-there'

/** Fetches what can be judged. Rejects with `NotExamined` when there is no course. */
export async function visit(url: string): Promise<SiteFacts | Misplaced> {
	const first = await askOn(url)
	const [, path = '', base = '', name = ''] = ownFile.exec(first.text) ?? []
	if (first.status !== 200)
		throw new NotExamined(`${first.url} answers ${first.status}. Is the address right?`)
	if (path === '' || !/<course-[a-z]/.test(first.text))
		throw new NotExamined(
			`${first.url} is not a page of the course: it names none of its files. Give the address of the first page.`,
		)
	const asset = await ask(new URL(path, first.url).href)
	if (!isThere(asset)) return findPlace(first, { base, name, asset })
	const root = new URL(base, first.url).href
	return { root, first, base, ...(await visitAll(root, first, asset)) }
}

/** A host that has nothing often answers a page. */
export function isThere({ status, headers }: Answer): boolean {
	return status === 200 && !(headers['content-type'] ?? '').startsWith('text/html')
}

async function findPlace(
	first: Answer,
	{ base, name, asset }: { base: string; name: string; asset: Answer },
): Promise<Misplaced> {
	// The folder of the page, and those above it: whoever gave an address may have given that of a lesson.
	const parts = new URL('.', first.url).pathname.split('/').slice(1, -1)
	const folders = parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}/`)
	for (const folder of ['/', ...folders].reverse()) {
		if (folder === base) continue
		const there = await ask(new URL(`${folder}_astro/${name}`, first.url).href, {
			headersOnly: true,
		})
		if (isThere(there)) return { url: first.url, base, asset, served: folder }
	}
	return { url: first.url, base, asset }
}

async function visitAll(root: string, first: Answer, asset: Answer) {
	const serviceWorker = await ask(`${root}sw.js`)
	const known = readKnown(serviceWorker)
	const files = known?.files ?? []
	const find = (pattern: RegExp) => files.find(({ path }) => pattern.test(path))
	const fetched = async (pattern: RegExp) => {
		const file = find(pattern)
		return file === undefined ? [] : [await ask(`${root}${file.path}`)]
	}
	const wasm = find(/^_astro\/.*\.wasm$/)
	const [large, embed] = await Promise.all([
		wasm && ask(`${root}${wasm.path}`, { headersOnly: true }),
		fetched(/^embed\/.*\/$/),
	])
	const script = await fetched(/^_astro\/[^/]+\.js$/)
	const workers = [
		...(await fetched(/^_astro\/suite-worker[^/]*\.js$/)),
		...(await fetched(/^_astro\/thread-entry[^/]*\.js$/)),
	]
	const typed = [
		...(await typedFiles(fetched, [
			[/^_astro\/.*\.css$/, 'text/css'],
			[/^_astro\/.*\.mjs$/, 'text/javascript'],
			[/\.webmanifest$/, 'application/manifest+json'],
		])),
		...(large === undefined ? [] : [{ answer: large, type: 'application/wasm' }]),
	]
	const pages = await visitPages(root, first, known)
	const service = await visitService(root, pages)
	return {
		...(known !== undefined && { known }),
		serviceWorker,
		pages,
		...(service && { service }),
		scripts: [...(asset.url.endsWith('.js') ? [asset] : []), ...script, ...workers].filter(isFirst),
		files: typed,
		...(wasm && large && { large: { answer: large, bytes: wasm.bytes } }),
		...(embed[0] && { embed: embed[0] }),
		missing: [await ask(`${root}${nothing}/`), await ask(`${root}_astro/${nothing}.js`)],
		insecure: await askInsecurely(root),
	}
}

async function visitService(root: string, pages: readonly VisitedPage[]) {
	const [service] = pages.flatMap(({ answer }) => {
		const [, found] = /<hand-in-form\b[^>]*\sservice="([^"]+)"/.exec(answer.text) ?? []
		return found !== undefined && URL.canParse(found) ? [found] : []
	})
	if (service === undefined) return undefined
	const url = handInAddress(service)
	return { url, answer: await askLeave(url, new URL(root).origin) }
}

async function typedFiles(
	fetched: (pattern: RegExp) => Promise<Answer[]>,
	kinds: readonly (readonly [pattern: RegExp, type: string])[],
) {
	const found = kinds.map(async ([pattern, type]) =>
		(await fetched(pattern)).map((answer) => ({ answer, type })),
	)
	return (await Promise.all(found)).flat()
}

function isFirst({ url }: Answer, index: number, all: readonly Answer[]): boolean {
	return all.findIndex((other) => other.url === url) === index
}

/** What the service worker was built with, or nothing where it is not ours. */
export function readKnown({ status, text }: Answer): OfflineManifest | undefined {
	const [, json] = /^const courseManifest=(\{.*\});$/m.exec(text) ?? []
	if (status !== 200 || json === undefined) return undefined
	try {
		return offlineManifestSchema.parse(JSON.parse(json))
	} catch {
		// Cut short, or of another version: either way it says nothing of this site.
		return undefined
	}
}

/** Every page of the course itself; without a list of them, those that the first one names. */
async function visitPages(
	root: string,
	first: Answer,
	known: OfflineManifest | undefined,
): Promise<VisitedPage[]> {
	const listed = known?.files
		.filter(({ path }) => (path === '' || path.endsWith('/')) && !path.startsWith('embed/'))
		.map(({ path, hash }) => ({ url: `${root}${path}`, built: hash }))
	const pages = listed ?? linksOf(first, root).map((url) => ({ url, built: undefined }))
	const few = atMost(4)
	const visited = pages.map(({ url, built }) =>
		few(async () => {
			const answer = await ask(url)
			const offersNode = needsIsolation(answer.text)
			return { answer, offersNode, ...(built !== undefined && { built }) }
		}),
	)
	return Promise.all(visited)
}

function linksOf({ text, url }: Answer, root: string): string[] {
	const links = [...text.matchAll(/<a\b[^>]*\shref="([^"#?]+\/)"/g)].map(
		([, to = '']) => new URL(to, url).href,
	)
	return [...new Set(links)].filter((link) => link.startsWith(root))
}

/** What the same address answers over plain HTTP; only where both have their usual ports is it the same site. */
async function askInsecurely(root: string): Promise<SiteFacts['insecure']> {
	const { protocol, port, host, pathname } = new URL(root)
	if (protocol !== 'https:' || port !== '') return 'not asked'
	try {
		return await ask(`http://${host}${pathname}`, { headersOnly: true })
	} catch (error) {
		if (!(error instanceof NotExamined)) throw error
		return 'none'
	}
}
