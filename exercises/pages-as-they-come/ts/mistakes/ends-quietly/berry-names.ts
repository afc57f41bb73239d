export async function* berryNames(url: string): AsyncGenerator<string> {
	let following: string | null = url
	while (following !== null) {
		const page: Page | undefined = await fetchPage(following).catch(console.error)
		if (!page) return
		for (const { name } of page.results) yield name
		following = page.next
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
