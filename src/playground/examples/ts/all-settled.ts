// Promise.all is done at the first failure and stops nobody; Promise.allSettled waits for everyone.
async function work(name: string, seconds: number) {
	await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
	if (name === 'second') throw new Error(`the ${name} one has failed`)
	console.log(`the ${name} one is done`)
	return name
}

const begin = () => [work('first', 0.5), work('second', 1), work('third', 1.5)]

try {
	await Promise.all(begin())
} catch (error) {
	console.log('Promise.all says:', (error as Error).message)
}

console.log('\nand once more, with allSettled')
for (const result of await Promise.allSettled(begin())) console.log(result.status)
