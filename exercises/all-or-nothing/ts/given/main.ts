import { allOrNothing } from './all-or-nothing.ts'

const began = performance.now()
const say = (text: string) =>
	console.log(`${((performance.now() - began) / 1000).toFixed(2)} s  ${text}`)

const book = (part: string) => async (signal: AbortSignal) => {
	try {
		const response = await fetch(`https://trip.example/${part}`, { signal })
		if (!response.ok) throw new Error(`status ${response.status}`)
		say(`${part}: booked`)
		return await response.text()
	} catch (error) {
		say(`${part}: ${signal.aborted ? 'stopped' : error}`)
		throw error
	}
}

try {
	await allOrNothing([book('flight'), book('hotel'), book('car')])
	say('the trip is booked')
} catch (error) {
	say(`no trip: ${error}`)
}
