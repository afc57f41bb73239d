import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { showFirst } from './solution/show-first.ts'

interface Situation {
	/** How many lines there are. */
	length?: number
	/** The line that cannot be shown. */
	failsAt?: string
}

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** Asks for three lines. Closing the stream takes half a second. */
const showThree = ({ length = 10, failsAt = '' }: Situation = {}) =>
	inLab(undefined, async () => {
		const told = { shown: [] as string[], read: 0, most: 0, failure: '' }
		let isClosed = false
		let busy = 0

		async function* lines() {
			try {
				for (let number = 1; number <= length; number++) {
					await wait(0.1)
					told.read++
					yield `line ${number}`
				}
			} finally {
				await wait(0.5)
				isClosed = true
			}
		}

		async function show(line: string) {
			busy++
			told.most = Math.max(told.most, busy)
			await wait(0.2)
			busy--
			if (line === failsAt) throw new Error(`${line} is too long`)
			told.shown.push(line)
		}

		try {
			await showFirst(3, lines(), show)
		} catch (error) {
			told.failure = String(error)
		}
		const closed = isClosed
		await wait(5)
		return { ...told, closed, closedLater: isClosed }
	})

test('shows the first three lines, in order', async () => {
	const { value } = await showThree()
	expect(value.shown).toEqual(['line 1', 'line 2', 'line 3'])
})

test('closes the stream', async () => {
	const { value } = await showThree()
	expect(value.closedLater, 'closed five seconds later').toBe(true)
})

test('reads no line that it does not show', async () => {
	const { value } = await showThree()
	expect(value.read, 'lines read').toBe(3)
})

test('has closed the stream when it returns', async () => {
	const { value } = await showThree()
	expect(value.closed, 'closed when it returned').toBe(true)
})

test('shows one line after the other', async () => {
	const { value } = await showThree()
	expect(value.most, 'most lines being shown at the same time').toBe(1)
})

test('is content with fewer lines', async () => {
	const { value } = await showThree({ length: 2 })
	expect(value.shown).toEqual(['line 1', 'line 2'])
	expect(value.failure, 'what it failed with').toBe('')
})

test('has closed the stream when a line could not be shown', async () => {
	const { value } = await showThree({ failsAt: 'line 2' })
	expect(value.closed, 'closed when it failed').toBe(true)
})

test('lets the error out when a line cannot be shown', async () => {
	const { value } = await showThree({ failsAt: 'line 2' })
	expect(value.failure, 'what it failed with').toContain('line 2 is too long')
})
