/** What a host must call each kind of file of a site, by the ending of its name. Text is UTF-8. */
export const mediaTypes: Readonly<Record<string, string>> = {
	'.css': 'text/css',
	'.html': 'text/html',
	'.ico': 'image/x-icon',
	'.jpg': 'image/jpeg',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.mjs': 'text/javascript',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json',
	'.webp': 'image/webp',
	'.woff': 'font/woff',
	'.woff2': 'font/woff2',
	'.xml': 'application/xml',
	'.zip': 'application/zip',
}

/** Those that are text, and say so: a browser guesses otherwise. */
export const textTypes: ReadonlySet<string> = new Set([
	'text/css',
	'text/html',
	'text/javascript',
	'text/plain',
	'application/json',
	'application/xml',
	'image/svg+xml',
])

/** The whole value of `Content-Type`; a file of a kind that no site has is bytes. */
export function contentType(extension: string): string {
	const type = mediaTypes[extension] ?? 'application/octet-stream'
	return textTypes.has(type) ? `${type}; charset=utf-8` : type
}
