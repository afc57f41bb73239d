const library = 'https://library.example'

/** The text of a book. Borrows it, and gives it back. */
export async function readBook(title: string, signal: AbortSignal): Promise<string> {
	await ask('POST', `/loans/${title}`, signal)
	const text = await ask('GET', `/books/${title}`, signal)
	await ask('DELETE', `/loans/${title}`, signal)
	return text
}

async function ask(method: string, path: string, signal: AbortSignal | null = null) {
	const response = await fetch(library + path, { method, signal })
	if (!response.ok) throw new Error(`${method} ${path} answered with ${response.status}`)
	return response.text()
}
