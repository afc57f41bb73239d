import type { OfflineManifest } from '../course/offline-manifest.ts'

/**
 * An answer with the headers that isolate a page, where the host sends none: a host of nothing but files, such as
 * GitHub Pages, cannot. Whatever a host does say of it stays as it is.
 */
export function isolate(
	response: Response,
	{ path, isPage }: { path: string; isPage: boolean },
	{ isolation }: Pick<OfflineManifest, 'isolation'>,
): Response {
	if (!isolation || (isPage && !isolation.pages.includes(path))) return response
	// What was not found is none of ours.
	if (!response.ok || response.headers.has('Cross-Origin-Embedder-Policy')) return response
	const headers = new Headers(response.headers)
	const missing = isPage ? isolation.ofPages : isolation.ofFiles
	for (const [name, value] of Object.entries(missing)) headers.set(name, value)
	const { body, status, statusText } = response
	return new Response(body, { status, statusText, headers })
}
