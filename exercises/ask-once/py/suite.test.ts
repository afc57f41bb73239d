import { script } from '#kit/python'
import { expect, test } from 'vitest'

/** Lines that every script begins with. `ask` takes two seconds, and fails as often as `failures` says. */
const begin = `
    import asyncio
    from answers import Answers

    asked = []
    failures = 0

    async def ask(key):
        asked.append(key)
        await asyncio.sleep(2)
        if len(asked) <= failures:
            raise OSError('nobody answers')
        return key.upper()

    async def told(caller):
        'What a caller got, and in which second; two minutes are too long.'
        try:
            got = await asyncio.wait_for(caller, 120)
        except asyncio.CancelledError:
            got = 'cancelled'
        except Exception as error:
            got = repr(error)
        return [got, round(asyncio.get_running_loop().time() - began)]

    async def run():
        global began
        began = asyncio.get_running_loop().time()
        return await main(Answers(ask))
`

interface Told {
	asked: string[]
	got: [what: string, second: number][]
}

test('asks once for a key whose answer is known', async () => {
	const { value } = await script<Told>(`${begin}
    async def main(answers):
        return [await told(answers.get(key)) for key in ['tea', 'tea', 'rice', 'tea']]

    result = dict(got=asyncio.run(run()), asked=asked)
  `)
	expect(value.got, 'what each one got, and in which second').toEqual([
		['TEA', 2],
		['TEA', 2],
		['RICE', 4],
		['TEA', 4],
	])
	expect(value.asked, 'what was asked for').toEqual(['tea', 'rice'])
})

test('asks once for all who want the same at the same time', async () => {
	const { value } = await script<Told>(`${begin}
    async def main(answers):
        return await asyncio.gather(*[told(answers.get('tea')) for _ in range(3)])

    result = dict(got=asyncio.run(run()), asked=asked)
  `)
	expect(value.asked, 'what was asked for').toEqual(['tea'])
	expect(value.got, 'what each one got, and in which second').toEqual([
		['TEA', 2],
		['TEA', 2],
		['TEA', 2],
	])
})

test('does not let one key wait for another', async () => {
	const { value } = await script<Told>(`${begin}
    async def main(answers):
        return await asyncio.gather(*[told(answers.get(key)) for key in ['tea', 'rice']])

    result = dict(got=asyncio.run(run()), asked=asked)
  `)
	expect(value.got, 'what each one got, and in which second').toEqual([
		['TEA', 2],
		['RICE', 2],
	])
})

test('gives an error to all who wait for it', async () => {
	const { value } = await script<Told>(`${begin}
    failures = 1

    async def main(answers):
        return await asyncio.gather(*[told(answers.get('tea')) for _ in range(3)])

    result = dict(got=asyncio.run(run()), asked=asked)
  `)
	expect(value.got, 'what each one got, and in which second').toEqual([
		["OSError('nobody answers')", 2],
		["OSError('nobody answers')", 2],
		["OSError('nobody answers')", 2],
	])
})

test('asks again after an error', async () => {
	const { value } = await script<Told>(`${begin}
    failures = 1

    async def main(answers):
        return [await told(answers.get('tea')) for _ in range(3)]

    result = dict(got=asyncio.run(run()), asked=asked)
  `)
	expect(value.got, 'what each one got, and in which second').toEqual([
		["OSError('nobody answers')", 2],
		['TEA', 4],
		['TEA', 4],
	])
})

test('serves the others when one caller leaves', async () => {
	const { value } = await script<Told>(`${begin}
    async def main(answers):
        callers = [asyncio.create_task(answers.get('tea')) for _ in range(3)]
        everybody = asyncio.gather(*[told(caller) for caller in callers])
        await asyncio.sleep(1)
        callers[0].cancel()
        return await everybody

    result = dict(got=asyncio.run(run()), asked=asked)
  `)
	expect(value.got, 'what each one got, and in which second').toEqual([
		['cancelled', 1],
		['TEA', 2],
		['TEA', 2],
	])
	expect(value.asked, 'what was asked for').toEqual(['tea'])
})
