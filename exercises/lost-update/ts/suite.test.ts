import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { Account, type Store } from './solution/account.ts'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Takes a tenth of a second to read and another to write. */
class SlowStore implements Store {
	number: number

	constructor(number: number) {
		this.number = number
	}

	async read() {
		await wait(100)
		return this.number
	}

	async write(number: number) {
		await wait(100)
		this.number = number
	}
}

const open = (balance: number) => {
	const store = new SlowStore(balance)
	return { store, account: new Account(store) }
}

const twoAtOnce = () =>
	inLab(undefined, async () => {
		const { store, account } = open(100)
		await Promise.all([account.deposit(10), account.deposit(5)])
		return store.number
	})

test('takes one change after the other', async () => {
	const run = await inLab(undefined, async () => {
		const { store, account } = open(100)
		return [
			await account.deposit(10),
			await account.deposit(5),
			await account.withdraw(15),
			await account.withdraw(100),
			store.number,
		]
	})
	expect(run.value).toEqual([110, 115, 100, 0, 0])
})

test('lets two deposits at once both end', async () => {
	const run = await twoAtOnce()
	expect(run.error, 'what they rejected with').toBeUndefined()
})

test('keeps both of two deposits at once', async () => {
	const run = await twoAtOnce()
	expect(run.value, 'the balance after 100 + 10 + 5').toBe(115)
})

test('serves those who wait in the order they came', async () => {
	const run = await inLab(undefined, async () => {
		const { account } = open(100)
		return await Promise.all([1, 10, 100].map((amount) => account.deposit(amount)))
	})
	expect(run.value, 'what three deposits returned').toEqual([101, 111, 211])
})

test('goes on after a withdrawal that failed', async () => {
	const run = await inLab(undefined, async () => {
		const { account } = open(100)
		try {
			return [await account.withdraw(101)]
		} catch (error) {
			return [error, await account.deposit(5)]
		}
	})
	expect(run.value).toEqual([expect.any(RangeError), 105])
})

test('gives no more than there is when two withdraw at once', async () => {
	const run = await inLab(undefined, async () => {
		const { store, account } = open(100)
		await Promise.allSettled([account.withdraw(80), account.withdraw(80)])
		return store.number
	})
	expect(run.value, 'the balance after two times 80 of 100').toBe(20)
})

test('does not hold up another account', async () => {
	const run = await inLab(undefined, async () => {
		await Promise.all([open(100).account.deposit(10), open(0).account.deposit(10)])
	})
	expect(run.seconds, 'seconds for a deposit into each of two accounts').toBe(0.2)
})
