/** What the JSON at this address says. */
export async function readJson(url: string): Promise<unknown> {
	const response = await fetch(url)
	return await response.json()
}
