// A generator that waits between its values, and a stream that comes in pieces.
const start = performance.now()
const now = () => `${((performance.now() - start) / 1000).toFixed(1)} s `

async function* countdown(from: number) {
	for (let number = from; number > 0; number--) {
		yield number
		await new Promise((resolve) => setTimeout(resolve, 500))
	}
}

for await (const number of countdown(3)) console.log(now(), number)

const { body } = await fetch('https://api.example/news')
const decoder = new TextDecoder()
for await (const chunk of body ?? []) console.log(now(), decoder.decode(chunk).trim())
