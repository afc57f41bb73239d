import type { OfflineFile } from '../course/offline-manifest.ts'
import { fetchFile, type FetchOptions } from './fetch-file.ts'
import type { KeptVersion } from './kept-versions.ts'

/** How many files are on their way at once. */
const lanes = 4

export interface BringOptions {
	/** Versions that may have a file already: what has not changed is copied, and not fetched again. */
	older: readonly KeptVersion[]
	cache: RequestCache
	signal?: AbortSignal
	/** Hears of each file how much of it is there, from 0 to 1. */
	onProgress?: (file: OfflineFile, part: number) => void
}

/**
 * Brings files of a version here, one lane beside another. What has arrived stays, whatever happens to the rest.
 * Rejects with the first thing that went wrong: `NotFetched`, `QuotaExceededError`, the signal's reason.
 */
export async function bringFiles(
	version: KeptVersion,
	files: readonly OfflineFile[],
	options: BringOptions,
): Promise<void> {
	const waiting = [...files]
	let isOver = false
	const lane = async () => {
		for (let file = waiting.shift(); file && !isOver; file = waiting.shift())
			await bring(version, file, options)
	}
	const ends = await Promise.allSettled(
		Array.from({ length: lanes }, () =>
			lane().catch((error: unknown) => {
				isOver = true
				throw error
			}),
		),
	)
	const failed = ends.find((end) => end.status === 'rejected')
	if (!failed) return
	const reason: unknown = failed.reason
	throw reason
}

async function bring(
	version: KeptVersion,
	file: OfflineFile,
	{ older, cache, signal, onProgress }: BringOptions,
): Promise<void> {
	signal?.throwIfAborted()
	const options: FetchOptions = {
		cache,
		...(signal && { signal }),
		onBytes: (bytes) => onProgress?.(file, file.bytes ? bytes / file.bytes : 1),
	}
	const response =
		(await copied(file, older)) ?? (await fetchFile(version.url(file), file, options))
	await version.keep(file, response)
	onProgress?.(file, 1)
}

/** The same content out of an older version, also when it went by another name there. */
async function copied(
	file: OfflineFile,
	older: readonly KeptVersion[],
): Promise<Response | undefined> {
	for (const version of older) {
		const same = version.like(file)
		const response = same && (await version.read(same))
		if (response) return response
	}
	return undefined
}
