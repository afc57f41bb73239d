import { script, type PythonError } from '#kit/python'
import { expect, test } from 'vitest'

const three = ['Oslo', 'Lima', 'Kyiv']

interface Told {
	answers: string[] | null
	error: PythonError | null
	events: string[]
}

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
	const { value } = await script<Told>(
		`
      import asyncio
      from ask_all import ask_all
      from network import Network

      async def main(names, *faults):
          network = Network(*faults)
          answers = error = None
          try:
              answers = await ask_all(network, names, 'Hot?')
          except Exception as raised:
              error = raised
          return dict(answers=answers, error=error, events=[*network.events])

      result = asyncio.run(main(*args))
    `,
		[names, cannotOpen, cannotAnswer, cannotClose],
	)
	return value
}

const closed = (events: string[]) => events.filter((event) => event.startsWith('close'))

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
	expect(unreachable.error?.message, 'what it failed with').toBe('Lima cannot be reached')
	const mute = await ask(three, { cannotAnswer: ['Lima'] })
	expect(mute.error?.message, 'what it failed with').toBe('Lima does not answer')
	const clinging = await ask(three, { cannotClose: ['Lima'] })
	expect(clinging.error?.message, 'what it failed with').toBe('Lima does not let go')
})
