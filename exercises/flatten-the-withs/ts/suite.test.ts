import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { askAll } from './solution/ask-all.ts'
import { Network } from './solution/network.ts'

const three = ['Oslo', 'Lima', 'Kyiv']

interface Faults {
	cannotOpen?: string[]
	cannotAnswer?: string[]
	cannotClose?: string[]
}

/** Asks them on a network of which some places cannot be opened or closed, and tells what happened. */
async function ask(
	names: string[],
	{ cannotOpen = [], cannotAnswer = [], cannotClose = [] }: Faults = {},
) {
	const network = new Network(cannotOpen, cannotAnswer, cannotClose)
	const { value } = await inLab(undefined, async () => {
		let answers: string[] | undefined
		let error: unknown
		try {
			answers = await askAll(network, names, 'Hot?')
		} catch (thrown) {
			error = thrown
		}
		return { answers, error, events: [...network.events] }
	})
	return value
}

const closed = (events: string[]) => events.filter((event) => event.startsWith('close'))
const messageOf = (error: unknown) => (error instanceof Error ? error.message : undefined)

test('gives the answers of three places', async () => {
	const { answers } = await ask(three)
	expect(answers, 'the answers').toEqual(['Hot? Oslo: fine', 'Hot? Lima: fine', 'Hot? Kyiv: fine'])
})

test('asks as many places as there are names', async () => {
	const none = await ask([])
	expect(none.answers, 'the answers of no place').toEqual([])
	const five = await ask([...three, 'Suva', 'Bern'])
	expect(five.answers, 'the answers of five places').toHaveLength(5)
})

test('opens all connections before it asks', async () => {
	const { events } = await ask(three)
	expect(events.slice(0, 3), 'what happened first').toEqual(['open Oslo', 'open Lima', 'open Kyiv'])
})

test('closes each connection once and the last one first', async () => {
	const { events } = await ask(three)
	expect(closed(events), 'what was closed').toEqual(['close Kyiv', 'close Lima', 'close Oslo'])
})

test('closes what is open when one cannot be opened', async () => {
	const { events } = await ask(three, { cannotOpen: ['Kyiv'] })
	expect(closed(events), 'what was closed').toEqual(['close Lima', 'close Oslo'])
})

test('closes the others when one cannot be closed', async () => {
	const { events } = await ask(three, { cannotClose: ['Lima'] })
	expect(closed(events), 'what was closed').toEqual(['close Kyiv', 'close Lima', 'close Oslo'])
})

test('lets every error out', async () => {
	const unreachable = await ask(three, { cannotOpen: ['Lima'] })
	expect(messageOf(unreachable.error), 'what it failed with').toBe('Lima cannot be reached')
	const mute = await ask(three, { cannotAnswer: ['Lima'] })
	expect(messageOf(mute.error), 'what it failed with').toBe('Lima does not answer')
	const clinging = await ask(three, { cannotClose: ['Lima'] })
	expect(messageOf(clinging.error), 'what it failed with').toBe('Lima does not let go')
})
