import { tryAgain } from './try-again.ts'

for (const path of ['price', 'closed', 'nothing']) {
	const began = performance.now()
	const answer = await tryAgain(`https://stock.example/${path}`).catch(String)
	const seconds = ((performance.now() - began) / 1000).toFixed(2)
	console.log(`${path.padEnd(8)} ${seconds} s  ${answer}`)
}
