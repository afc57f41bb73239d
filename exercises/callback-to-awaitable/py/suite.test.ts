import { script } from '#kit/python'
import { expect, test } from 'vitest'

/**
 * Readers that call back from a thread of their own, and a loop that looks around twenty times a second: it
 * notices soon what nobody wakes it for.
 */
const setting = `
import asyncio
import threading
import time
from awaitable import read_value

stock = {'rice': 12, 'soup': 3}

def read(key, on_done, on_error):
	def look_up():
		time.sleep(0.5)
		if key in stock:
			on_done(stock[key])
		else:
			on_error(KeyError(key))
	threading.Thread(target=look_up, daemon=True).start()

def read_twice(key, on_done, on_error):
	def look_up():
		time.sleep(0.5)
		on_done('first')
		on_done('second')
		on_error(KeyError('third'))
	threading.Thread(target=look_up, daemon=True).start()

def refuse(key, on_done, on_error):
	raise ValueError('no such shelf')

async def look_around():
	while True:
		await asyncio.sleep(0.05)

async def beside(work):
	looking = asyncio.create_task(look_around())
	try:
		return await asyncio.wait_for(work, 5)
	finally:
		looking.cancel()
`
const run = <T>(lines: string) => script<T>(`${setting}\n${lines}`)

test('gives the value that the callback brings', async () => {
	const { value } = await run(`result = asyncio.run(beside(read_value(read, 'rice')))`)
	expect(value).toBe(12)
})

test('ends when the callback comes', async () => {
	const { seconds } = await run(`result = asyncio.run(beside(read_value(read, 'rice')))`)
	expect(seconds, 'seconds until it returned').toBeLessThan(0.6)
})

test('reads two keys at the same time', async () => {
	const both = await run(`
async def main():
	return await beside(asyncio.gather(read_value(read, 'rice'), read_value(read, 'soup')))

result = asyncio.run(main())
`)
	expect(both.value).toEqual([12, 3])
	expect(both.seconds, 'seconds until both returned').toBeLessThan(0.6)
})

test('raises the error that the callback brings', async () => {
	const { error } = await run(`result = asyncio.run(beside(read_value(read, 'gold')))`)
	expect(error?.name, 'what it raised').toBe('KeyError')
})

test('wakes an event loop that has nothing else to do', async () => {
	const { value, seconds } = await run(`result = asyncio.run(read_value(read, 'rice'))`)
	expect(value).toBe(12)
	expect(seconds, 'seconds until it returned').toBeLessThan(0.6)
})

test('keeps to the first call when it is called back again', async () => {
	const { value } = await run<[string, string[]]>(`
async def main():
	complaints = []
	loop = asyncio.get_running_loop()
	loop.set_exception_handler(lambda loop, context: complaints.append(repr(context['exception'])))
	value = await beside(read_value(read_twice, 'rice'))
	await asyncio.sleep(1)
	return value, complaints

result = asyncio.run(main())
`)
	expect(value[0]).toBe('first')
	expect(value[1], 'errors in the event loop').toEqual([])
})

test('lets out what the reader itself raises', async () => {
	const { error } = await run(`result = asyncio.run(beside(read_value(refuse, 'rice')))`)
	expect(error?.message, 'what it raised').toBe('no such shelf')
})
