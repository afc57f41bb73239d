export async function readJson(url: string): Promise<unknown> {
	const response = await fetch(url, { headers: { Accept: 'application/json' } })
	const where = `${url}: status ${response.status}`
	if (!response.ok) throw new Error(where)
	return response
}
