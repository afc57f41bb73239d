/** The text of the mirror that is the first to give a good answer. */
export async function firstAnswer(urls: string[]): Promise<string> {
	const results = await Promise.allSettled(urls.map((url) => fetchText(url)))
	const errors: unknown[] = []
	for (const result of results) {
		if (result.status === 'fulfilled') return result.value
		errors.push(result.reason)
	}
	throw new AggregateError(errors, 'no mirror answered')
}

async function fetchText(url: string): Promise<string> {
	const response = await fetch(url)
	if (!response.ok) throw new Error(`${url} answered with ${response.status}`)
	return response.text()
}
