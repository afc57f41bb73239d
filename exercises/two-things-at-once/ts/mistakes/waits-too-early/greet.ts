type Fetch = () => Promise<string>

export async function greet(fetchGreeting: Fetch, fetchName: Fetch): Promise<string> {
	const [greeting, name] = await Promise.all([await fetchGreeting(), await fetchName()])
	return `${greeting}, ${name}`
}
