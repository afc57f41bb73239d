import { computeTotal } from './keep-counting.ts'
import { here } from './report.ts'
import { startThread } from './start-thread.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(1)} s`
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let ticks = 0
const counter = setInterval(() => console.log(`${at()}  tick ${++ticks}`), 100)

await wait(350)
console.log(`${at()}  asking for the total`)
const total = await computeTotal(12, startThread)
console.log(`${at()}  the total is ${total}`)
await wait(350)
clearInterval(counter)
console.log(`totals computed on the thread of the event loop: ${here.computed}`)
