export async function* berryNames(url: string): AsyncGenerator<string> {
	let page = await fetchPage(url)
	yield* page.results.map(({ name }) => name)
	for (let number = 2; page.next !== null; number++) {
		page = await fetchPage(url.replace('page=1', `page=${number}`))
		yield* page.results.map(({ name }) => name)
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
