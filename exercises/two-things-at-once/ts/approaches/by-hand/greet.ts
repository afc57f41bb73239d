type Fetch = () => Promise<string>

/** What `Promise.all` does, for two: whoever is done last finds the other one there. */
export function greet(fetchGreeting: Fetch, fetchName: Fetch): Promise<string> {
	return new Promise((resolve, reject) => {
		let greeting: string | undefined
		let name: string | undefined
		function sayIfComplete(): void {
			if (greeting !== undefined && name !== undefined) resolve(`${greeting}, ${name}`)
		}
		fetchGreeting().then((text) => {
			greeting = text
			sayIfComplete()
		}, reject)
		fetchName().then((text) => {
			name = text
			sayIfComplete()
		}, reject)
	})
}
