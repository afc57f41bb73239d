/** The text of the mirror that is the first to give a good answer. */
export async function firstAnswer(urls: string[]): Promise<Response> {
	const controller = new AbortController()
	try {
		return await Promise.any(urls.map((url) => fetch(url, { signal: controller.signal })))
	} finally {
		controller.abort()
	}
}

async function fetchText(url: string, signal: AbortSignal): Promise<string> {
	const response = await fetch(url, { signal })
	if (!response.ok) throw new Error(`${url} answered with ${response.status}`)
	return response.text()
}
