import type { OfflineManifest } from '../course/offline-manifest.ts'
import { pathIn } from './answer-from.ts'
import { bringFiles, type BringOptions } from './bring-files.ts'
import { NotFetched } from './fetch-file.ts'
import { isFull } from './full.ts'
import type { KeptVersion, KeptVersions } from './kept-versions.ts'
import type { Refused } from './messages.ts'
import type { Scope } from './worker-scope.ts'

/**
 * Keeps what a version needs before it may be the current one: its shell, or all of it when the learner has taken the
 * whole course, so that no update takes a part away. When that fails it rejects, the version before goes on, and the
 * next try begins with what has arrived.
 */
export async function install(scope: Scope, kept: KeptVersions, manifest: OfflineManifest) {
	try {
		const older = (await kept.all()).filter((each) => each.manifest.version !== manifest.version)
		const version = await kept.add(manifest)
		// Asked of the server: what the browser's own cache holds may be of the version before.
		const options: BringOptions = { older, cache: 'no-cache' }
		const isTaken = await kept.isTaken()
		const needed = manifest.files.filter(({ shell }) => shell || isTaken)
		await bringFiles(version, await version.missing(needed), options)
		await bringAlong(scope, version, options).catch(() => undefined)
	} catch (error) {
		await sayRefused(scope, error)
		throw error
	}
}

/** What is good to have: the pages that are open, and what older versions hold and has not changed. */
async function bringAlong(scope: Scope, version: KeptVersion, options: BringOptions) {
	const { base } = version.manifest
	const pages = await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' })
	const open = pages.map(({ url }) => version.file(pathIn(url, base, location.origin) ?? ''))
	await bringFiles(
		version,
		await version.missing(open.filter((file) => file !== undefined)),
		options,
	)
	for (const before of options.older) {
		const theirs = new Set(await before.keptHashes())
		const same = version.manifest.files.filter(({ hash }) => theirs.has(hash))
		await bringFiles(version, await version.missing(same), { ...options, older: [before] })
	}
}

/** The pages that are open hear why; a page cannot ask a worker that never was. */
async function sayRefused({ clients }: Scope, error: unknown) {
	const why = error instanceof Error ? error.message : String(error)
	const refused: Refused = { type: 'refused', cause: causeOf(error), why }
	for (const page of await clients.matchAll({ includeUncontrolled: true, type: 'window' }))
		page.postMessage(refused)
}

function causeOf(error: unknown): Refused['cause'] {
	if (error instanceof NotFetched) return error.reason
	return isFull(error) ? 'full' : 'other'
}
