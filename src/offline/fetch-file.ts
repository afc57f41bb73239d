import type { OfflineFile } from '../course/offline-manifest.ts'

/** Why a file did not come. */
export type NotFetchedCause = 'no-network' | 'refused' | 'changed'

/** One file of the course could not be had as the manifest says it is. */
export class NotFetched extends Error {
	override readonly name = 'NotFetched'
	readonly reason: NotFetchedCause
	readonly path: string

	constructor(reason: NotFetchedCause, path: string, message: string) {
		super(message)
		this.reason = reason
		this.path = path
	}
}

export interface FetchOptions {
	/** How the browser's own cache takes part. */
	cache: RequestCache
	signal?: AbortSignal
	/** Hears how many bytes of it are there by now. */
	onBytes?: (bytes: number) => void
}

/**
 * Fetches a file and holds it against its hash: nothing else gets into a cache, be it an error, half a file, another
 * version or the page of a network that wants a login. Rejects with `NotFetched`, or with the signal's reason.
 */
export async function fetchFile(
	url: string,
	file: OfflineFile,
	{ cache, signal, onBytes }: FetchOptions,
): Promise<Response> {
	const response = await fetch(url, { cache, redirect: 'error', ...(signal && { signal }) }).catch(
		(error: unknown) => {
			signal?.throwIfAborted()
			throw new NotFetched('no-network', file.path, `${url} did not arrive: ${String(error)}`)
		},
	)
	if (!response.ok) throw new NotFetched('refused', file.path, `${url} answers ${response.status}.`)
	const whole = await verified(response, file, {
		...(signal && { signal }),
		...(onBytes && { onBytes }),
	})
	if (whole) return whole
	throw new NotFetched(
		'changed',
		file.path,
		`What came from ${url} is not what was published there.`,
	)
}

/** The response, whole and ready to be kept, when its content is the file's; otherwise `undefined`. */
export async function verified(
	response: Response,
	file: OfflineFile,
	more: Pick<FetchOptions, 'signal' | 'onBytes'> = {},
): Promise<Response | undefined> {
	// A part of a file is no file, whatever is in it.
	if (response.status !== 200) return undefined
	const content = await readAll(response, file, more)
	if (content?.length !== file.bytes) return undefined
	if ((await hashOf(content)) !== file.hash) return undefined
	const headers = new Headers(response.headers)
	// They tell of how it came, and it is unpacked now.
	for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name)
	return new Response(content, { headers })
}

/** Stops reading when there is more of it than there should be. */
async function readAll(
	{ body }: Response,
	file: OfflineFile,
	{ signal, onBytes }: Pick<FetchOptions, 'signal' | 'onBytes'>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const content = new Uint8Array(file.bytes)
	const reader = body?.getReader()
	let filled = 0
	while (reader) {
		const { value, done } = await reader.read().catch((error: unknown) => {
			signal?.throwIfAborted()
			throw new NotFetched('no-network', file.path, `${file.path} broke off: ${String(error)}`)
		})
		if (done) break
		if (filled + value.length > file.bytes) {
			await reader.cancel()
			return undefined
		}
		content.set(value, filled)
		filled += value.length
		onBytes?.(filled)
	}
	return content.subarray(0, filled)
}

async function hashOf(content: Uint8Array<ArrayBuffer>): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', content)
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
