const library = 'https://library.example'

/** The text of a book. Borrows it, and gives it back whatever happens. */
export async function readBook(title: string, signal: AbortSignal): Promise<string> {
	await ask('POST', `/loans/${title}`, signal)
	try {
		return await ask('GET', `/books/${title}`, signal)
	} catch (error) {
		await ask('DELETE', `/loans/${title}`)
		throw error
	} finally {
		await ask('DELETE', `/loans/${title}`)
	}
}

async function ask(method: string, path: string, signal: AbortSignal | null = null) {
	const response = await fetch(library + path, { method, signal })
	if (!response.ok) throw new Error(`${method} ${path} answered with ${response.status}`)
	return response.text()
}
