type Fetch = () => Promise<string>

export async function greet(fetchGreeting: Fetch, fetchName: Fetch): Promise<string> {
	const both = Promise.all([fetchGreeting(), fetchName()])
	return `${both}`
}
