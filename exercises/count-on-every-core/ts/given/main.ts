import { countAll } from './count-all.ts'
import type { Range } from './primes.ts'

const ranges = Array.from({ length: 8 }, (_, i): Range => [20_000 + i * 4000, 23_999 + i * 4000])
const began = performance.now()
let turns = 0
const turning = setInterval(() => turns++, 10)

console.log(await countAll(ranges, 8))
const seconds = ((performance.now() - began) / 1000).toFixed(2)
console.log(`${seconds} s, and the event loop took ${turns} turns meanwhile`)
clearInterval(turning)
