import type { OfflineManifest } from '../course/offline-manifest.ts'
import { outworn, versionOf } from './answer-from.ts'
import { bringFiles } from './bring-files.ts'
import type { KeptVersion, KeptVersions } from './kept-versions.ts'
import { loadedSchema, type Versions } from './messages.ts'
import type { Scope, ToldEvent } from './worker-scope.ts'

/**
 * A page says that it is there. It is told its version, what it has loaded before the worker was there is kept,
 * and versions that no page needs any more go.
 */
export async function meetPage(
	scope: Scope,
	kept: KeptVersions,
	{ version: current, assets }: OfflineManifest,
	{ data, source, ports: [port] }: ToldEvent,
): Promise<void> {
	const told = loadedSchema.safeParse(data)
	if (!told.success || !source || !port) return
	const loaded = { ...told.data, parts: told.data.parts.filter((part) => part.startsWith(assets)) }
	const versions = await kept.all()
	const noted = await kept.versionOfClient(source.id)
	const manifests = versions.map(({ manifest }) => manifest)
	const name = noted ?? versionOf(loaded, manifests)
	if (name !== undefined && noted === undefined) await kept.noteClient(source.id, name)
	const answer: Versions = { version: name, current }
	port.postMessage(answer)
	const version = versions.find(({ manifest }) => manifest.version === name)
	if (version) await bringLoaded(version, loaded.parts).catch(() => undefined)
	await tidy(scope, kept, current)
}

async function bringLoaded(version: KeptVersion, parts: readonly string[]): Promise<void> {
	const files = parts.map((part) => version.file(part)).filter((file) => file !== undefined)
	// The browser has them still.
	await bringFiles(version, await version.missing(files), { older: [], cache: 'force-cache' })
}

async function tidy({ registration, clients }: Scope, kept: KeptVersions, current: string) {
	// A version that is on its way is not worn out, although nobody uses it yet.
	if (registration.installing ?? registration.waiting) return
	const names = await kept.names()
	const pages = await clients.matchAll({ includeUncontrolled: true, type: 'all' })
	const alive = pages.map(({ id }) => id)
	const inUse = await Promise.all(alive.map((id) => kept.versionOfClient(id)))
	await Promise.all(outworn(names, current, inUse).map((version) => kept.forget(version)))
	await kept.forgetClients(new Set(alive))
}
