import { script } from '#kit/python'
import { expect, test } from 'vitest'

/** A store that takes a tenth of a second to read and another to write, and an account in it. */
const setting = `
import asyncio
from account import Account

class Store:
	def __init__(self, number):
		self.number = number

	async def read(self):
		await asyncio.sleep(0.1)
		return self.number

	async def write(self, number):
		await asyncio.sleep(0.1)
		self.number = number

store = Store(100)
account = Account(store)
`
const run = <T>(lines: string) => script<T>(`${setting}\n${lines}`)

const twoAtOnce = () =>
	run<number>(`
async def main():
	await asyncio.gather(account.deposit(10), account.deposit(5))
	return store.number

result = asyncio.run(main())
`)

test('takes one change after the other', async () => {
	const { value } = await run(`
async def main():
	return [
		await account.deposit(10),
		await account.deposit(5),
		await account.withdraw(15),
		await account.withdraw(100),
		store.number,
	]

result = asyncio.run(main())
`)
	expect(value).toEqual([110, 115, 100, 0, 0])
})

test('lets two deposits at once both end', async () => {
	const { error } = await twoAtOnce()
	expect(error?.message, 'what they raised').toBeUndefined()
})

test('keeps both of two deposits at once', async () => {
	const { value } = await twoAtOnce()
	expect(value, 'the balance after 100 + 10 + 5').toBe(115)
})

test('serves those who wait in the order they came', async () => {
	const { value } = await run(`
async def main():
	return await asyncio.gather(*[account.deposit(amount) for amount in [1, 10, 100]])

result = asyncio.run(main())
`)
	expect(value, 'what three deposits returned').toEqual([101, 111, 211])
})

test('goes on after a withdrawal that failed', async () => {
	const { value } = await run(`
async def main():
	try:
		await account.withdraw(101)
	except ValueError as error:
		return [type(error).__name__, await account.deposit(5)]

result = asyncio.run(main())
`)
	expect(value).toEqual(['ValueError', 105])
})

test('gives no more than there is when two withdraw at once', async () => {
	const { value } = await run(`
async def main():
	await asyncio.gather(account.withdraw(80), account.withdraw(80), return_exceptions=True)
	return store.number

result = asyncio.run(main())
`)
	expect(value, 'the balance after two times 80 of 100').toBe(20)
})

test('does not hold up another account', async () => {
	const { seconds } = await run(`
async def main():
	other = Account(Store(0))
	await asyncio.gather(account.deposit(10), other.deposit(10))

asyncio.run(main())
`)
	expect(seconds, 'seconds for a deposit into each of two accounts').toBeLessThan(0.3)
})
