/** A size as a learner reads it: "6.4 MB". `bytes` are those on the wire. */
export function megabytes(bytes: number): string {
	const size = bytes / 1e6
	return `${size < 10 ? size.toFixed(1) : size.toFixed(0)} MB`
}

/** What the page says while nobody can run anything yet. `known`: this browser has fetched these files before. */
export function sayFetching(bytes: number, { known }: { known: boolean }): string {
	return known ? 'Starting Python…' : `Fetching Python, ${megabytes(bytes)}, once…`
}
