export async function* berryNames(url: string): AsyncGenerator<string> {
	let page = await fetchPage(url)
	while (page.results.length > 0) {
		for (const { name } of page.results) yield name
		if (page.next === null) return
		page = await fetchPage(page.next)
	}
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
