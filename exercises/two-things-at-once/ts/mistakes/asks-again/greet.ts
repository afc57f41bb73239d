type Fetch = () => Promise<string>

export async function greet(fetchGreeting: Fetch, fetchName: Fetch): Promise<string> {
	await Promise.all([fetchGreeting(), fetchName()])
	return `${await fetchGreeting()}, ${await fetchName()}`
}
