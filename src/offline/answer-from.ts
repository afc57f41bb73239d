import type { OfflineManifest } from '../course/offline-manifest.ts'

/** What decides who answers a request. */
export interface Asked {
	url: string
	method: string
	mode: string
	cache: string
	/** Whether it asks for a part of a file. */
	range: boolean
}

/**
 * Where the answer to a request comes from. `page` is a navigation, which chooses the version of what it opens;
 * `asset` has a name that changes with its content, so that any version's is the right one; `file` has not, and
 * must come from the version of the page that asks; `moved` is a page that was asked for without its slash.
 */
export type Answer =
	| { from: 'network' }
	| { from: 'page'; path: string }
	| { from: 'asset'; path: string }
	| { from: 'file'; path: string }
	| { from: 'moved'; to: string }

const network: Answer = { from: 'network' }

/** `origin` is the worker's own. Pure: the manifest is that of the version which is current. */
export function answerFrom(asked: Asked, manifest: OfflineManifest, origin: string): Answer {
	if (asked.method !== 'GET' || asked.range) return network
	// The first wants no cache; the second is the browser's own, and nobody else may answer it.
	if (asked.cache === 'no-store' || asked.cache === 'only-if-cached') return network
	const path = pathIn(asked.url, manifest.base, origin)
	if (path === undefined || path === 'sw.js') return network
	if (asked.mode !== 'navigate')
		return { from: path.startsWith(manifest.assets) ? 'asset' : 'file', path }
	const has = (wanted: string) => manifest.files.some((file) => file.path === wanted)
	if (has(path) || !has(`${path}/`)) return { from: 'page', path }
	const to = new URL(asked.url)
	to.pathname += '/'
	return { from: 'moved', to: to.href }
}

/** The path of an address inside the course, without its query; `undefined` is elsewhere. */
export function pathIn(url: string, base: string, origin: string): string | undefined {
	const address = new URL(url)
	if (address.origin !== origin || !address.pathname.startsWith(base)) return undefined
	const path = address.pathname.slice(base.length)
	try {
		return decodeURIComponent(path).replace(/(^|\/)index\.html$/, '$1')
	} catch {
		return undefined
	}
}

/** What a page says of itself, for the worker to tell which version it was loaded from. */
export interface Loaded {
	path: string
	/** The size of its text, as it came. */
	bytes: number
	/** The paths of the scripts and the styles that it names. */
	parts: readonly string[]
}

/** The version of a page that nobody saw loading, when what it says leaves no doubt. `manifests`: the newest first. */
export function versionOf(
	{ path, bytes, parts }: Loaded,
	manifests: readonly OfflineManifest[],
): string | undefined {
	return manifests.find(({ files }) => {
		const paths = new Set(files.map((file) => file.path))
		const page = files.find((file) => file.path === path)
		return page?.bytes === bytes && parts.every((part) => paths.has(part))
	})?.version
}

/** The versions that nobody needs any more: not the current one, and none that a page was loaded from. */
export function outworn(
	kept: readonly string[],
	current: string,
	inUse: readonly (string | undefined)[],
): string[] {
	return kept.filter((version) => version !== current && !inUse.includes(version))
}
