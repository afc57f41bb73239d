/** The weather report for this city, or the fallback when it takes longer than that. */
export async function reportInTime(
	city: string,
	seconds: number,
	fallback: string,
): Promise<string> {
	try {
		return await fetchReport(city, seconds)
	} catch (error) {
		if (error instanceof Error && error.name === 'TimeoutError') return fallback
		throw error
	}
}

async function fetchReport(city: string, seconds: number): Promise<string> {
	const { station } = await (await fetchOk(`https://weather.example/cities/${city}`, AbortSignal.timeout(seconds * 1000))).json()
	return (await fetchOk(`https://weather.example/stations/${station}`, AbortSignal.timeout(seconds * 1000))).text()
}

async function fetchOk(url: string, signal: AbortSignal): Promise<Response> {
	const response = await fetch(url, { signal })
	if (!response.ok) throw new Error(`${url} answered with ${response.status}`)
	return response
}
