/** The text of the mirror that is the first to give a good answer. */
export async function firstAnswer(urls: string[]): Promise<string> {
	const answers: string[] = []
	const errors: unknown[] = []

	async function ask(url: string): Promise<void> {
		try {
			answers.push(await fetchText(url))
		} catch (error) {
			errors.push(error)
		}
	}

	await Promise.all(urls.map((url) => ask(url)))
	const [first] = answers
	if (first === undefined) throw new AggregateError(errors, 'no mirror answered')
	return first
}

async function fetchText(url: string): Promise<string> {
	const response = await fetch(url)
	if (!response.ok) throw new Error(`${url} answered with ${response.status}`)
	return response.text()
}
