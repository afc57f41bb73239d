type Fetch = () => Promise<string>

export async function greet(fetchGreeting: Fetch, fetchName: Fetch): Promise<string> {
	const words: string[] = []
	const keep = (word: string) => words.push(word)
	await Promise.all([fetchGreeting().then(keep), fetchName().then(keep)])
	return words.join(", ")
}
