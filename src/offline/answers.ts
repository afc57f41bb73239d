import type { OfflineFile, OfflineManifest } from '../course/offline-manifest.ts'
import { verified } from './fetch-file.ts'
import type { KeptVersion, KeptVersions } from './kept-versions.ts'
import type { AskedEvent, Scope } from './worker-scope.ts'

/** The page that stands for one which is not kept, when there is no network. */
const standIn = 'offline/'

/** What the service worker answers: out of the version that the one who asks was loaded from, else the network. */
export class Answers {
	readonly #scope: Scope
	readonly #kept: KeptVersions
	readonly #current: OfflineManifest
	/** Versions do not change once they are opened. */
	readonly #opened = new Map<string, KeptVersion>()

	constructor(scope: Scope, kept: KeptVersions, current: OfflineManifest) {
		this.#scope = scope
		this.#kept = kept
		this.#current = current
	}

	/** A navigation: out of the current version, which the page has from then on. */
	async page(event: AskedEvent, path: string): Promise<Response> {
		const version = await this.#latest()
		const file = version.file(path)
		const found = file && (await version.read(file))
		if (found) {
			await this.#note(event)
			return found
		}
		let response: Response
		try {
			response = await fetch(event.request)
		} catch (error) {
			return this.#standFor(event, path, error)
		}
		// It is read twice: by the page, as it comes, and here, to be kept if it is of this version. If it is of
		// a newer one, the page is nobody's, and all it asks for comes from where it came from.
		if (file && response.ok) event.waitUntil(this.#keepCopy(event, response.clone(), version, file))
		return response
	}

	/** A file whose name changes with its content: the same in every version that has it. */
	async asset(event: AskedEvent, path: string): Promise<Response> {
		const versions = await this.#versions()
		for (const version of versions) {
			const file = version.file(path)
			const found = file && (await version.read(file))
			if (found) return found
		}
		const response = await fetch(event.request)
		const version = versions.find((each) => each.file(path))
		const file = version?.file(path)
		if (version && file && response.ok) {
			const copy = response.clone()
			event.waitUntil(verified(copy, file).then((whole) => this.#keep(version, file, whole)))
		}
		return response
	}

	/** A file that is called the same in every version. */
	async file(event: AskedEvent, path: string): Promise<Response> {
		const name = await this.#kept.versionOfClient(event.clientId)
		const version = name === undefined ? undefined : await this.#open(name)
		const file = version?.file(path)
		if (!version || !file) return this.#fetchOrCurrent(event, path)
		const found = await version.read(file)
		if (found) return found
		const response = await fetch(event.request)
		if (!response.ok) return response
		const whole = await verified(response, file)
		if (!whole) return this.#sayNewer()
		event.waitUntil(this.#keep(version, file, whole.clone()))
		return whole
	}

	/** For one that nobody knows the version of: the network, and without it what there is. */
	async #fetchOrCurrent(event: AskedEvent, path: string): Promise<Response> {
		try {
			return await fetch(event.request)
		} catch (error) {
			const version = await this.#latest()
			const file = version.file(path)
			const found = file && (await version.read(file))
			if (found) return found
			throw error
		}
	}

	/** The site has gone on to another version: what it has now must not get into a page of this one. */
	#sayNewer(): Response {
		void this.#scope.registration.update().catch(() => undefined)
		return new Response('This page is of another version of the course than the site is now.', {
			status: 409,
			headers: { 'Content-Type': 'text/plain; charset=utf-8' },
		})
	}

	async #standFor(event: AskedEvent, path: string, error: unknown): Promise<Response> {
		const version = await this.#latest()
		// In the language of the page, whose folder it is in, where that one is kept.
		const [folder = ''] = path.split('/')
		const files = [version.file(`${folder}/${standIn}`), version.file(standIn)]
		let found: Response | undefined
		for (const file of files) found ??= file && (await version.read(file))
		if (!found) throw error
		await this.#note(event)
		return new Response(found.body, { status: 503, headers: found.headers })
	}

	async #keepCopy(event: AskedEvent, copy: Response, version: KeptVersion, file: OfflineFile) {
		const whole = await verified(copy, file)
		if (whole) await this.#note(event)
		else await this.#scope.registration.update().catch(() => undefined)
		await this.#keep(version, file, whole)
	}

	async #note({ resultingClientId }: AskedEvent): Promise<void> {
		if (resultingClientId)
			await this.#kept.noteClient(resultingClientId, this.#current.version).catch(() => undefined)
	}

	/** Keeps what was verified, if there is room: to read on matters more than to keep. */
	async #keep(version: KeptVersion, file: OfflineFile, whole: Response | undefined): Promise<void> {
		if (whole) await version.keep(file, whole).catch(() => undefined)
	}

	/** The current version; begun anew when the browser has thrown away what was kept. */
	async #latest(): Promise<KeptVersion> {
		return (await this.#open(this.#current.version)) ?? this.#kept.add(this.#current)
	}

	async #versions(): Promise<KeptVersion[]> {
		const names = await this.#kept.names()
		const versions = await Promise.all(names.map((name) => this.#open(name)))
		return versions.filter((version) => version !== undefined)
	}

	async #open(name: string): Promise<KeptVersion | undefined> {
		const opened = this.#opened.get(name) ?? (await this.#kept.open(name))
		if (opened) this.#opened.set(name, opened)
		return opened
	}
}
