export async function readJson(url: string): Promise<unknown> {
	const response = await fetch(url, { headers: { Accept: 'application/json' } })
	const text = await response.text()
	const where = `${url}: status ${response.status}`
	if (!response.ok) throw new Error(where)
	if (!response.headers.get('content-type')?.startsWith('application/json')) {
		throw new Error(`${where}, and the body is no JSON`)
	}
	try {
		return JSON.parse(text)
	} catch (error) {
		throw new Error(`${where}, and the body is no JSON`, { cause: error })
	}
}
