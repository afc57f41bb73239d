type Fetch = () => Promise<string>

/** A greeting and a name: "Hello, Ada". */
export async function greet(fetchGreeting: Fetch, fetchName: Fetch): Promise<string> {
	const [greeting, name] = await Promise.all([fetchGreeting(), fetchName()])
	return `${greeting}, ${name}`
}
