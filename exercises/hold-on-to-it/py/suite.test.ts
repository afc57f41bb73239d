import { script, type PythonError } from '#kit/python'
import { expect, test } from 'vitest'

/** Lines that every script begins with; `say` notes the second in which something happened. */
const begin = `
    import asyncio, gc, weakref
    from background import Background

    said, errors = [], []

    def say(text):
        said.append([text, round(asyncio.get_running_loop().time() - began)])

    async def work(name, seconds):
        await asyncio.sleep(seconds)
        say(name)

    async def failing(seconds):
        await asyncio.sleep(seconds)
        raise ValueError('no such address')

    async def run():
        global began
        began = asyncio.get_running_loop().time()
        return await main(Background(errors.append))
`

test('begins the work when it is started', async () => {
	const { value } = await script(`${begin}
    async def main(background):
        background.start(work('one', 2))
        background.start(work('two', 1))
        say('started')
        await asyncio.sleep(3)

    asyncio.run(run())
    result = said
  `)
	expect(value, 'what happened, and in which second').toEqual([
		['started', 0],
		['two', 1],
		['one', 2],
	])
})

test('waits at the end for all that is running', async () => {
	const { value } = await script(`${begin}
    async def unheld():
        # Only this task knows of what it waits for.
        future = asyncio.get_running_loop().create_future()
        known.append(weakref.ref(future))
        await future
        say('unheld')

    known = []

    async def main(background):
        background.start(unheld())
        background.start(work('long', 5))
        background.start(work('short', 2))
        await asyncio.sleep(1)
        gc.collect()
        if future := known[0]():
            future.set_result(None)
        future = None
        await background.close()
        say('closed')

    asyncio.run(run())
    result = said
  `)
	expect(value, 'what happened, and in which second').toEqual([
		['unheld', 1],
		['short', 2],
		['long', 5],
		['closed', 5],
	])
})

test('tells the handler of an error', async () => {
	const { value } = await script<PythonError[]>(`${begin}
    async def main(background):
        background.start(work('good', 1))
        background.start(failing(1))
        await asyncio.sleep(2)

    asyncio.run(run())
    result = errors
  `)
	expect(
		value.map(({ message }) => message),
		'what the handler was told',
	).toEqual(['no such address'])
})

test('waits for the others when one has failed', async () => {
	const { value } = await script(`${begin}
    async def main(background):
        background.start(failing(1))
        background.start(work('good', 2))
        await background.close()
        say('closed')

    asyncio.run(run())
    result = said
  `)
	expect(value, 'what happened, and in which second').toEqual([
		['good', 2],
		['closed', 2],
	])
})

test('lets go of what is done', async () => {
	const { value } = await script(`${begin}
    async def main(background):
        background.start(failing(1))
        background.start(work('two', 3))
        background.start(work('three', 5))
        counts = [background.running]
        for _ in range(3):
            await asyncio.sleep(2)
            counts.append(background.running)
        return counts

    result = asyncio.run(run())
  `)
	expect(value, 'how many were running after 0, 2, 4 and 6 seconds').toEqual([3, 2, 1, 0])
})

test('waits also for what is started while it waits', async () => {
	const { value } = await script(`${begin}
    async def chain(background, steps):
        await work(f'{steps} left', 1)
        if steps:
            background.start(chain(background, steps - 1))

    async def main(background):
        background.start(chain(background, 2))
        await background.close()
        say('closed')

    asyncio.run(run())
    result = said
  `)
	expect(value, 'what happened, and in which second').toEqual([
		['2 left', 1],
		['1 left', 2],
		['0 left', 3],
		['closed', 3],
	])
})
