import { script } from '#kit/python'
import { expect, test } from 'vitest'

interface Situation {
	/** How many lines there are. */
	length?: number
	/** The line that cannot be shown. */
	failsAt?: string
}

interface Outcome {
	shown: string[]
	read: number
	most: number
	failure: string
	closed: boolean
	closedLater: boolean
}

/** Asks for three lines. Closing the stream takes half a second. */
const showThree = ({ length = 10, failsAt = '' }: Situation = {}) =>
	script<Outcome>(
		`
			import asyncio
			from show_first import show_first

			length, fails_at = args
			told = {'shown': [], 'read': 0, 'most': 0, 'failure': ''}
			closed = False
			busy = 0

			async def lines():
				global closed
				try:
					for number in range(1, length + 1):
						await asyncio.sleep(0.1)
						told['read'] += 1
						yield f'line {number}'
				finally:
					await asyncio.sleep(0.5)
					closed = True

			async def show(line):
				global busy
				busy += 1
				told['most'] = max(told['most'], busy)
				await asyncio.sleep(0.2)
				busy -= 1
				if line == fails_at:
					raise ValueError(f'{line} is too long')
				told['shown'].append(line)

			async def main():
				stream = lines()
				try:
					await show_first(3, stream, show)
				except Exception as error:
					told['failure'] = repr(error)
				told['closed'] = closed
				await asyncio.sleep(5)
				told['closedLater'] = closed

			asyncio.run(main())
			result = told
		`,
		[length, failsAt],
	)

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
