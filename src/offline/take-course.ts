import { weightOf } from '../course/offline-manifest.ts'
import { bringFiles } from './bring-files.ts'
import { NotFetched, type NotFetchedCause } from './fetch-file.ts'
import { isFull } from './full.ts'
import type { KeptVersion, KeptVersions } from './kept-versions.ts'

/** How far it is, in bytes on the wire, about. */
export interface Progress {
	done: number
	total: number
}

/** How taking the course ended. What was fetched stays in every case. */
export type Taken =
	| { status: 'complete' }
	| { status: 'stopped' }
	/** `lacking`: how many bytes more the storage would have to hold; `undefined` where the browser does not say. */
	| { status: 'full'; lacking: number | undefined }
	| { status: 'not-fetched'; reason: NotFetchedCause; why: string }
	| { status: 'broken'; why: string }

/** Fetches all of a version that is not kept yet, and remembers that the learner wants the course whole. */
export async function takeCourse(
	kept: KeptVersions,
	version: KeptVersion,
	{ signal, onProgress }: { signal: AbortSignal; onProgress: (progress: Progress) => void },
): Promise<Taken> {
	const { files } = version.manifest
	try {
		const missing = await version.missing()
		const total = weightOf(files).sent
		const begun = total - weightOf(missing).sent
		const parts = new Map<string, number>()
		onProgress({ done: begun, total })
		const others = (await kept.all()).filter(({ manifest }) => manifest !== version.manifest)
		await bringFiles(version, missing, {
			older: others,
			// A request like this passes the service worker by: it would keep a copy of its own.
			cache: 'no-store',
			signal,
			onProgress: ({ path, sent }, part) => {
				parts.set(path, sent * part)
				onProgress({ done: begun + [...parts.values()].reduce((a, b) => a + b, 0), total })
			},
		})
		await kept.setTaken(true)
		return { status: 'complete' }
	} catch (error) {
		return ending(error, version, signal)
	}
}

async function ending(
	error: unknown,
	version: KeptVersion,
	{ aborted }: AbortSignal,
): Promise<Taken> {
	if (aborted) return { status: 'stopped' }
	if (isFull(error))
		return { status: 'full', lacking: await lacking(version).catch(() => undefined) }
	const why = error instanceof Error ? error.message : String(error)
	if (error instanceof NotFetched) return { status: 'not-fetched', reason: error.reason, why }
	return { status: 'broken', why }
}

async function lacking(version: KeptVersion): Promise<number | undefined> {
	const { quota, usage } = await navigator.storage.estimate()
	if (quota === undefined || usage === undefined) return undefined
	return Math.max(0, weightOf(await version.missing()).bytes - Math.max(0, quota - usage))
}

/** Lets go of everything that only the choice to take the course has brought. */
export async function leaveCourse(kept: KeptVersions): Promise<void> {
	await kept.setTaken(false)
	await Promise.all((await kept.all()).map((version) => version.keepOnlyShell()))
}
