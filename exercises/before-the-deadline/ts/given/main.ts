import { reportInTime } from './report-in-time.ts'

for (const city of ['bari', 'turin', 'pisa']) {
	const began = performance.now()
	const report = await reportInTime(city, 1, 'no report')
	const seconds = ((performance.now() - began) / 1000).toFixed(2)
	console.log(`${city.padEnd(5)} ${seconds} s  ${report}`)
}
