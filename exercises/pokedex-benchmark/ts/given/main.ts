import { benchmark } from './benchmark.ts'
import { allAtOnce, eightAtATime, oneByOne } from './downloads.ts'

for (const fast of [eightAtATime, allAtOnce]) {
	const report = await benchmark(oneByOne, fast)
	console.log(`oneByOne ${report.slow.toFixed(2)} s, ${fast.name} ${report.fast.toFixed(2)} s`)
	console.log(`${report.ratio.toFixed(1)} times faster; at least ten times: ${report.tenTimes}`)
}
