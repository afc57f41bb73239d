import { askAll } from './ask-all.ts'
import { Network } from './network.ts'

for (const names of [
	['Oslo', 'Lima', 'Kyiv'],
	['Oslo', 'Lima', 'Kyiv', 'Atlantis'],
]) {
	const network = new Network(['Atlantis'])
	try {
		console.log(await askAll(network, names, 'Weather?'))
	} catch (error) {
		console.log(String(error))
	}
	for (const event of network.events) console.log(`    ${event}`)
}
