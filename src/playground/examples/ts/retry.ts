// The server is busy for the first two requests. Wait twice as long before each new try.
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function fetchPatiently(url: string, tries = 5): Promise<Response> {
	let pause = 250
	for (let attempt = 1; ; attempt++) {
		const response = await fetch(url)
		console.log(`try ${attempt}: ${response.status}`)
		if (response.ok || attempt === tries) return response
		await wait(pause)
		pause *= 2
	}
}

const response = await fetchPatiently('https://api.example/flaky')
console.log(await response.json())
