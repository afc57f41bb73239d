/** The text at this address. Asks again when that may help, each time after a longer wait. */
export async function tryAgain(url: string, tries = 4, ms = 100): Promise<string> {
	try {
		return await fetchText(url)
	} catch (error) {
		if (tries === 1 || !mayPass(error)) throw error
	}
	await wait(ms)
	return tryAgain(url, tries - 1, ms * 2)
}

function mayPass(error: unknown): boolean {
	if (error instanceof StatusError) return error.status === 429 || error.status === 503
	// What fetch rejects with when there is no answer.
	return error instanceof TypeError
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

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
