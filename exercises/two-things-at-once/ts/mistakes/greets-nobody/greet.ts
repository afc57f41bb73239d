type Fetch = () => Promise<string>

export async function greet(fetchGreeting: Fetch, fetchName: Fetch): Promise<string> {
	try {
		const [greeting, name] = await Promise.all([fetchGreeting(), fetchName()])
		return `${greeting}, ${name}`
	} catch {
		return "Hello, nobody"
	}
}
