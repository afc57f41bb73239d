import { setTimeout } from 'node:timers/promises'
import { heavyNames } from './heavy-names.ts'

const start = performance.now()
const at = () => `${((performance.now() - start) / 1000).toFixed(1)} s`

/** A stream: a Pokémon every now and then. */
async function* walkBy() {
	const weights = { snorlax: 4600, pikachu: 60, onix: 2100, eevee: 65, steelix: 4000 }
	for (const [name, weight] of Object.entries(weights)) {
		await setTimeout(200)
		console.log(`${at()}  ${name} walks by`)
		yield { name, weight }
	}
}

async function isHeavy({ weight }: { weight: number }) {
	await setTimeout(100) // the scales take their time
	return weight > 1000
}

const names = await heavyNames(walkBy(), isHeavy)
console.log(`${at()}  heavy:`, names)
