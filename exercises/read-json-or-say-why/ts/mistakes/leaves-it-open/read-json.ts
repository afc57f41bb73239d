export async function readJson(url: string): Promise<unknown> {
	const response = await fetch(url, { headers: { Accept: 'application/json' } })
	const where = `${url}: status ${response.status}`
	if (!response.ok) throw new Error(where)
	try {
		return await response.json()
	} catch (error) {
		throw new Error(`${where}, and the body is no JSON`, { cause: error })
	}
}
