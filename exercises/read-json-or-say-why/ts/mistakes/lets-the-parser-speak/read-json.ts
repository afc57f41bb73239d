export async function readJson(url: string): Promise<unknown> {
	const response = await fetch(url, { headers: { Accept: 'application/json' } })
	const text = await response.text()
	if (!response.ok) throw new Error(`${url}: status ${response.status}`)
	return JSON.parse(text)
}
