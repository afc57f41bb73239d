export async function* berryNames(url: string): AsyncGenerator<string> {
	for (let number = 1; ; number++) {
		const response = await fetch(url.replace('page=1', `page=${number}`))
		if (response.status === 404) return
		if (!response.ok) throw new Error(`page ${number}: status ${response.status}`)
		const page: Page = await response.json()
		for (const { name } of page.results) yield name
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
