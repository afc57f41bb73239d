/** The text of the mirror that is the first to give a good answer. */
export async function firstAnswer(urls: string[]): Promise<string> {
	const controller = new AbortController()
	const errors: unknown[] = []
	return new Promise((resolve, reject) => {
		for (const url of urls) {
			fetchText(url, controller.signal).then(
				(text) => {
					resolve(text)
					controller.abort()
				},
				(error: unknown) => {
					errors.push(error)
					if (errors.length === urls.length) {
						reject(new AggregateError(errors, 'no mirror answered'))
					}
				},
			)
		}
	})
}

async function fetchText(url: string, signal: AbortSignal): Promise<string> {
	const response = await fetch(url, { signal })
	if (!response.ok) throw new Error(`${url} answered with ${response.status}`)
	return response.text()
}
