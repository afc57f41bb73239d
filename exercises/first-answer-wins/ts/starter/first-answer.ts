/** The text of the first mirror that gives a good answer. */
export async function firstAnswer(urls: string[]): Promise<string> {
	const errors: unknown[] = []
	for (const url of urls) {
		try {
			return await fetchText(url)
		} catch (error) {
			errors.push(error)
		}
	}
	throw new AggregateError(errors, 'no mirror answered')
}

async function fetchText(url: string): Promise<string> {
	const response = await fetch(url)
	if (!response.ok) throw new Error(`${url} answered with ${response.status}`)
	return response.text()
}
