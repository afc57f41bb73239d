// A loop that computes keeps the thread, and with it the whole event loop.
const start = performance.now()
const now = () => `${((performance.now() - start) / 1000).toFixed(1)} s `
const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

const ticker = setInterval(() => console.log(now(), 'tick'), 200)
await wait(0.5)

console.log('a busy second: nobody else has a turn')
const until = performance.now() + 1000
while (performance.now() < until);

console.log('an awaited second: everybody has one')
await wait(1)
clearInterval(ticker)
