type Fetch = () => Promise<string>

export async function greet(fetchGreeting: Fetch, fetchName: Fetch): Promise<string> {
	const [greeting, name] = await Promise.allSettled([fetchGreeting(), fetchName()])
	const text = (result: PromiseSettledResult<string>) =>
		result.status === "fulfilled" ? result.value : result.reason
	return `${text(greeting)}, ${text(name)}`
}
