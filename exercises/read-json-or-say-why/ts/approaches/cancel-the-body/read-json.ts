/** Looks at the status first, and gives up the body of a refusal. */
export async function readJson(url: string): Promise<unknown> {
	const request = new Request(url)
	request.headers.set('accept', 'application/json')
	const response = await fetch(request)
	if (!response.ok) {
		await response.body?.cancel()
		throw new Error(`status ${response.status} from ${url}`)
	}
	return await response.json().catch((error: unknown) => {
		throw new Error(`no JSON at ${url}, status ${response.status}`, { cause: error })
	})
}
