export async function* berryNames(url: string): AsyncGenerator<string> {
	const names: string[] = []
	let following: string | null = url
	while (following !== null) {
		const page = await fetchPage(following)
		for (const { name } of page.results) names.push(name)
		following = page.next
	}
	yield* names
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
