export async function* berryNames(url: string): AsyncGenerator<string> {
	const page = await fetchPage(url)
	for (const { name } of page.results) yield name
}

interface Page {
	results: { name: string }[]
	/** Where the next page is; null on the last one. */
	next: string | null
}

async function fetchPage(url: string): Promise<Page> {
	const response = await fetch(url)
	if (!response.ok) throw new Error(`${url}: status ${response.status}`)
	return response.json()
}
