type Fetch = () => Promise<string>

export async function greet(fetchGreeting: Fetch, fetchName: Fetch): Promise<string> {
	const greeting = fetchGreeting()
	const name = fetchName()
	return `${await greeting}, ${name}`
}
