// What takes too long is given up, and the request with it.
const start = performance.now()

try {
	const response = await fetch('https://api.example/slow', { signal: AbortSignal.timeout(2000) })
	console.log(await response.text())
} catch (error) {
	const seconds = ((performance.now() - start) / 1000).toFixed(1)
	console.log(`gave up after ${seconds} s:`, (error as Error).name)
} finally {
	console.log('cleaning up')
}
