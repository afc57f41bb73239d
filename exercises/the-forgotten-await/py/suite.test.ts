import { script, type PythonError } from '#kit/python'
import { expect, test } from 'vitest'

interface Told {
	receipts: unknown
	error: PythonError | null
	notes: string[]
	open: boolean
}

/** Keeps the notes in that store, and tells how it stood when the function was done. */
const keep = (notes: string[], store = 'Store()') =>
	script<Told>(
		`
      import asyncio
      from keep_notes import keep_notes
      from store import Store

      class CannotClose(Store):
          async def close(self):
              await super().close()
              raise OSError('the last page could not be written')

      class CannotTell(Store):
          async def is_new(self, note):
              await asyncio.sleep(0.1)
              raise ConnectionError('nobody answers')

      async def main():
          store = ${store}
          receipts = error = None
          try:
              receipts = await keep_notes(store, args[0])
          except Exception as raised:
              error = raised
          return dict(receipts=receipts, error=error, notes=[*store.notes], open=store.is_open)

      result = asyncio.run(main())
    `,
		[notes],
	)

test('gives a receipt for every note', async () => {
	const { value } = await keep(['tea', 'rice'])
	expect(value.receipts, 'the receipts').toEqual(['tea is safe', 'rice is safe'])
})

test('saves only the notes that are new', async () => {
	const { value } = await keep(['tea', 'salt', 'rice'], "Store(['salt'])")
	expect(value.notes, 'what is in the store').toEqual(['salt', 'tea', 'rice'])
})

test('has closed the store when it returns', async () => {
	const { value } = await keep(['tea', 'rice'])
	expect(value.open, 'whether the store is open').toBe(false)
})

test('says which notes are lost', async () => {
	const { value } = await keep(['tea', 'salt', 'rice'], "Store(refuses=['salt'])")
	expect(value.error, 'what it raised').toBeNull()
	expect(value.receipts).toEqual(['tea is safe', 'salt is lost', 'rice is safe'])
})

test('lets the error of closing out', async () => {
	const { value } = await keep(['tea'], 'CannotClose()')
	expect(value.error?.message, 'what it raised').toBe('the last page could not be written')
})

test('closes the store also when asking it fails', async () => {
	const { value } = await keep(['tea'], 'CannotTell()')
	expect(value.error?.message, 'what it raised').toBe('nobody answers')
	expect(value.open, 'whether the store is open').toBe(false)
})
