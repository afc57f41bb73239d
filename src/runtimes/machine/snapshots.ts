import type { FoundSnapshot, PythonFiles } from './pyodide.ts'
import type { Snapshot } from './snapshot.ts'

/** Where snapshots are kept from one visit to the next. */
export interface Snapshots {
	/** The one that was made of these files, or a new one, which is kept. */
	find(files: PythonFiles, make: () => Promise<Snapshot>): Promise<FoundSnapshot>
}

export const noSnapshots: Snapshots = {
	find: async (_, make) => ({ bytes: await make() }),
}

const cacheName = 'interleave-python'

/**
 * Keeps them in the browser's cache, one for a site: thirty megabytes which it takes back when it needs
 * the room. `version` names the code that makes them. Where there is no such cache, each is made anew.
 */
export function snapshotsInBrowser(version: string): Snapshots {
	if (typeof caches === 'undefined') return noSnapshots
	return {
		async find({ machine, library, packages = '' }, make) {
			const key = `${location.origin}/${cacheName}?${new URLSearchParams({ version, machine, library, packages })}`
			const cache = await caches.open(cacheName).catch(() => undefined)
			const kept = await cache?.match(key).catch(() => undefined)
			if (kept) return { bytes: readAll(kept) }
			const made = await make()
			if (cache) void keep(cache, key, made)
			return { bytes: made }
		},
	}
}

async function readAll(response: Response): Promise<Snapshot> {
	return new Uint8Array(await response.arrayBuffer())
}

/** Nobody waits for it, and where there is no room for it the next visit makes it anew. */
async function keep(cache: Cache, key: string, snapshot: Snapshot): Promise<void> {
	try {
		const old = await cache.keys()
		await Promise.all(old.map((request) => cache.delete(request)))
		await cache.put(key, new Response(snapshot.slice()))
	} catch {
		// The browser has no room, or was told to keep nothing.
	}
}
