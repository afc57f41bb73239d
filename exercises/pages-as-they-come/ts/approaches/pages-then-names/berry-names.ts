export async function* berryNames(url: string): AsyncGenerator<string> {
	for await (const page of pages(url)) {
		for (const { name } of page.results) yield name
	}
}

async function* pages(url: string): AsyncGenerator<Page> {
	let page = await fetchPage(url)
	yield page
	while (page.next !== null) {
		page = await fetchPage(page.next)
		yield page
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
