import {
	offlineManifestSchema,
	type OfflineFile,
	type OfflineManifest,
} from '../course/offline-manifest.ts'

/**
 * What this browser keeps of the course at `base`: a cache for each version, with its files and its manifest, and one
 * for what is known across versions. The service worker and the page that takes the whole course share them.
 */
export class KeptVersions {
	readonly #base: string
	readonly #prefix: string

	/** `base` is the path the course is served at, with both slashes: an origin may hold several courses. */
	constructor(base: string) {
		this.#base = base
		this.#prefix = `course ${base} `
	}

	/** Begins to keep a version, or goes on with it. */
	async add(manifest: OfflineManifest): Promise<KeptVersion> {
		const cache = await caches.open(this.#prefix + manifest.version)
		await cache.put(this.#key('manifest'), new Response(JSON.stringify(manifest)))
		return new KeptVersion(cache, manifest)
	}

	/** The names of the versions, as far as they are kept, the newest first. */
	async names(): Promise<string[]> {
		const names = (await caches.keys()).filter((name) => name.startsWith(this.#prefix))
		return names
			.map((name) => name.slice(this.#prefix.length))
			.filter((version) => version !== 'all')
			.reverse()
	}

	/** A version, or `undefined` when it is not kept. */
	async open(version: string): Promise<KeptVersion | undefined> {
		const name = this.#prefix + version
		if (!(await caches.has(name))) return undefined
		const cache = await caches.open(name)
		const written: unknown = await (await cache.match(this.#key('manifest')))?.json()
		const { data } = offlineManifestSchema.safeParse(written)
		return data && new KeptVersion(cache, data)
	}

	/** Every version, the newest first. */
	async all(): Promise<KeptVersion[]> {
		const versions = await Promise.all((await this.names()).map((name) => this.open(name)))
		return versions.filter((version) => version !== undefined)
	}

	async forget(version: string): Promise<void> {
		await caches.delete(this.#prefix + version)
	}

	/** Whether the learner has chosen to keep the whole course: then every new version is kept whole. */
	async isTaken(): Promise<boolean> {
		return (await (await this.#shared()).match(this.#key('taken'))) !== undefined
	}

	async setTaken(taken: boolean): Promise<void> {
		const shared = await this.#shared()
		if (taken) await shared.put(this.#key('taken'), new Response('yes'))
		else await shared.delete(this.#key('taken'))
	}

	/** Writes down which version a page was loaded from: a service worker is ended and started at any time. */
	async noteClient(id: string, version: string): Promise<void> {
		await (await this.#shared()).put(this.#key(`clients/${id}`), new Response(version))
	}

	async versionOfClient(id: string): Promise<string | undefined> {
		return (await (await this.#shared()).match(this.#key(`clients/${id}`)))?.text()
	}

	/** Forgets the pages that are gone. */
	async forgetClients(alive: ReadonlySet<string>): Promise<void> {
		const shared = await this.#shared()
		const before = new URL(this.#key('clients/'), location.href).href
		const gone = (await shared.keys()).filter(
			({ url }) => url.startsWith(before) && !alive.has(url.slice(before.length)),
		)
		await Promise.all(gone.map((request) => shared.delete(request)))
	}

	#shared(): Promise<Cache> {
		return caches.open(`${this.#prefix}all`)
	}

	/** No file of a site is called so. */
	#key(name: string): string {
		return `${this.#base}.kept/${name}`
	}
}

/** One version of the course, as far as it is kept. */
export class KeptVersion {
	readonly manifest: OfflineManifest
	readonly #cache: Cache
	readonly #files: ReadonlyMap<string, OfflineFile>

	constructor(cache: Cache, manifest: OfflineManifest) {
		this.#cache = cache
		this.manifest = manifest
		this.#files = new Map(manifest.files.map((file) => [file.path, file]))
	}

	/** What the version has at a path, kept or not. */
	file(path: string): OfflineFile | undefined {
		return this.#files.get(path)
	}

	/** The file with this content, under whatever name. */
	like({ hash }: OfflineFile): OfflineFile | undefined {
		return this.manifest.files.find((file) => file.hash === hash)
	}

	url({ path }: OfflineFile): string {
		return this.manifest.base + encodeURI(path)
	}

	read(file: OfflineFile): Promise<Response | undefined> {
		return this.#cache.match(this.url(file))
	}

	/** Keeps a response that was verified. Rejects with a `QuotaExceededError` when the storage is full. */
	keep(file: OfflineFile, response: Response): Promise<void> {
		return this.#cache.put(this.url(file), response)
	}

	/** The files that are not kept, out of those given. */
	async missing(files: readonly OfflineFile[] = this.manifest.files): Promise<OfflineFile[]> {
		const kept = new Set((await this.#cache.keys()).map(({ url }) => new URL(url).pathname))
		return files.filter((file) => !kept.has(this.url(file)))
	}

	/** The hashes of what is kept. */
	async keptHashes(): Promise<string[]> {
		const missing = new Set(await this.missing())
		return this.manifest.files.filter((file) => !missing.has(file)).map(({ hash }) => hash)
	}

	/** Lets go of all files but those that every visit keeps. */
	async keepOnlyShell(): Promise<void> {
		const rest = this.manifest.files.filter(({ shell }) => !shell)
		await Promise.all(rest.map((file) => this.#cache.delete(this.url(file))))
	}
}
