/** The weather report for this city, or the fallback when it takes longer than that. */
export async function reportInTime(
	city: string,
	seconds: number,
	fallback: string,
): Promise<string> {
	const signal = AbortSignal.timeout(seconds * 1000)
	try {
		return await fetchReport(city, signal)
	} catch (error) {
		if (signal.aborted) return fallback
		throw error
	}
}

async function fetchReport(city: string, signal: AbortSignal): Promise<string> {
	const { station } = await (await fetchOk(`https://weather.example/cities/${city}`, signal)).json()
	return (await fetchOk(`https://weather.example/stations/${station}`, signal)).text()
}

async function fetchOk(url: string, signal: AbortSignal): Promise<Response> {
	const response = await fetch(url, { signal })
	if (!response.ok) throw new Error(`${url} answered with ${response.status}`)
	return response
}
