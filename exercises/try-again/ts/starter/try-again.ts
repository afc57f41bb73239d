/** The text at this address. */
export async function tryAgain(url: string, tries = 4): Promise<string> {
	return await fetchText(url)
}

async function fetchText(url: string): Promise<string> {
	const response = await fetch(url)
	if (!response.ok) throw new StatusError(response.status)
	return response.text()
}

class StatusError extends Error {
	readonly status: number

	constructor(status: number) {
		super(`The server answered with ${status}`)
		this.status = status
	}
}
