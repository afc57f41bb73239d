/** The text of the mirror that is the first to give a good answer. */
export async function firstAnswer(urls: string[]): Promise<string> {
	return await Promise.any(urls.map((url) => fetchText(url)))
}

async function fetchText(url: string): Promise<string> {
	const response = await fetch(url)
	if (!response.ok) throw new Error(`${url} answered with ${response.status}`)
	return response.text()
}
