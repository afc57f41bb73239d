import { script } from '#kit/python'
import { expect, test } from 'vitest'

/** Work of 0.2 s that counts how many are inside, and threads that all begin at once. */
const setting = `
import threading
import time
from door import Door

inside = most = 0

def work():
	global inside, most
	inside += 1
	most = max(most, inside)
	time.sleep(0.2)
	inside -= 1
	return 'done'

def fail():
	time.sleep(0.2)
	raise ValueError('no')

def together(calls):
	threads = [threading.Thread(target=call) for call in calls]
	for thread in threads:
		thread.start()
	for thread in threads:
		thread.join()

door = Door()
`
const run = <T>(lines: string) => script<T>(`${setting}\n${lines}`)

test('gives what the work gives', async () => {
	const { value } = await run(`result = door.run(work)`)
	expect(value).toBe('done')
})

test('lets only one in at a time', async () => {
	const { value } = await run(`
together([lambda: door.run(work)] * 4)
result = most
`)
	expect(value, 'most inside at one time').toBe(1)
})

test('lets the next one in as soon as one is out', async () => {
	const { seconds } = await run(`together([lambda: door.run(work)] * 2)`)
	expect(seconds, 'seconds for twice 0.2 s').toBeLessThan(0.5)
})

test('lets the error of the work out', async () => {
	const { error } = await run(`door.run(fail)`)
	expect(error?.name, 'what it raised').toBe('ValueError')
})

test('opens again after work that failed', async () => {
	const { value } = await run(`
try:
	door.run(fail)
except ValueError:
	pass
result = door.run(work)
`)
	expect(value).toBe('done')
})

test('does not close another door', async () => {
	const { seconds } = await run(`
other = Door()
together([lambda: door.run(work), lambda: other.run(work)])
`)
	expect(seconds, 'seconds for 0.2 s behind each of two doors').toBeLessThan(0.3)
})
