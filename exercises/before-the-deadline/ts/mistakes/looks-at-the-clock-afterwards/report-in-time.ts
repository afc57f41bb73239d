/** The weather report for this city, or the fallback when it takes longer than that. */
export async function reportInTime(
	city: string,
	seconds: number,
	fallback: string,
): Promise<string> {
	const began = performance.now()
	const report = await fetchReport(city)
	return performance.now() - began > seconds * 1000 ? fallback : report
}

async function fetchReport(city: string): Promise<string> {
	const { station } = await (await fetchOk(`https://weather.example/cities/${city}`)).json()
	return (await fetchOk(`https://weather.example/stations/${station}`)).text()
}

async function fetchOk(url: string): Promise<Response> {
	const response = await fetch(url)
	if (!response.ok) throw new Error(`${url} answered with ${response.status}`)
	return response
}
