import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { keepNotes } from './solution/keep-notes.ts'
import { Store } from './solution/store.ts'

const moment = () => new Promise((resolve) => setTimeout(resolve, 100))

class CannotClose extends Store {
	override async close(): Promise<void> {
		await super.close()
		throw new Error('the last page could not be written')
	}
}

class CannotTell extends Store {
	override async isNew(): Promise<boolean> {
		await moment()
		throw new Error('nobody answers')
	}
}

/** Keeps the notes in that store, and tells how it stood when the function was done. */
async function keep(notes: string[], store = new Store()) {
	const { value } = await inLab(undefined, async () => {
		let receipts: unknown
		let error: unknown
		try {
			receipts = await keepNotes(store, notes)
		} catch (thrown) {
			error = thrown
		}
		return { receipts, error, notes: [...store.notes], open: store.isOpen }
	})
	return value
}

test('gives a receipt for every note', async () => {
	const { receipts } = await keep(['tea', 'rice'])
	expect(receipts, 'the receipts').toEqual(['tea is safe', 'rice is safe'])
})

test('saves only the notes that are new', async () => {
	const { notes } = await keep(['tea', 'salt', 'rice'], new Store(['salt']))
	expect(notes, 'what is in the store').toEqual(['salt', 'tea', 'rice'])
})

test('has closed the store when it returns', async () => {
	const { open } = await keep(['tea', 'rice'])
	expect(open, 'whether the store is open').toBe(false)
})

test('says which notes are lost', async () => {
	const { error, receipts } = await keep(['tea', 'salt', 'rice'], new Store([], ['salt']))
	expect(error, 'what it threw').toBeUndefined()
	expect(receipts).toEqual(['tea is safe', 'salt is lost', 'rice is safe'])
})

test('lets the error of closing out', async () => {
	const { error } = await keep(['tea'], new CannotClose())
	expect(error, 'what it threw').toMatchObject({ message: 'the last page could not be written' })
})

test('closes the store also when asking it fails', async () => {
	const { error, open } = await keep(['tea'], new CannotTell())
	expect(error, 'what it threw').toMatchObject({ message: 'nobody answers' })
	expect(open, 'whether the store is open').toBe(false)
})
