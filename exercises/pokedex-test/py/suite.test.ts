import { script, type PythonRun } from '#kit/python'
import { expect, test } from 'vitest'

const program = `
	import asyncio
	from check_download import check_download
	from fake_client import FakeClient

	def downloader(places=8, start=list, order=list, get=lambda client, number: client.get(number)):
		"""A downloader that keeps every rule, but for what is asked of it."""
		async def download(client, ids):
			came = {}
			queue = iter(start(ids))

			async def worker():
				for number in queue:
					try:
						came[number] = await get(client, number)
					except Exception:
						pass

			await asyncio.gather(*[worker() for _ in range(places)])
			return {
				'entries': [came[number] for number in order(ids) if number in came],
				'failed': [number for number in ids if number not in came],
			}
		return download

	right_one = downloader()
	over = False

	async def watched(client, ids):
		global over
		pokedex = await right_one(client, ids)
		over = True
		return pokedex

	async def brings_nothing(client, ids):
		return {'entries': [], 'failed': []}

	async def ask_twice(client, number):
		await client.get(number)
		return await client.get(number)

	async def as_they_arrive(client, ids):
		arrived = []

		async def get(client, number):
			try:
				return await client.get(number)
			finally:
				arrived.append(number)

		pokedex = await downloader(get=get)(client, ids)
		pokedex['entries'].sort(key=lambda entry: arrived.index(entry['id']))
		return pokedex

	async def forgets_failures(client, ids):
		return {**await right_one(client, ids), 'failed': []}

	async def fails_as_a_whole(client, ids):
		pokedex = await right_one(client, ids)
		if pokedex['failed']:
			raise ValueError('something failed')
		return pokedex

	downloaders = {
		'rightOne': right_one,
		'carefulOne': downloader(places=2, start=reversed),
		'watched': watched,
		'bringsNothing': brings_nothing,
		'nineAtATime': downloader(places=9),
		'oneByOne': downloader(places=1),
		'byNumber': downloader(order=sorted),
		'asksTwice': downloader(get=ask_twice),
		'asTheyArrive': as_they_arrive,
		'forgetsFailures': forgets_failures,
		'failsAsAWhole': fails_as_a_whole,
	}

	def said(download):
		try:
			asyncio.run(check_download(download, FakeClient))
		except Exception as error:
			return repr(error)
		return 'nothing'

	result = {name: said(download) for name, download in downloaders.items()}
	result['over'] = over
`

/** What the check says of each, in one run: every check has a loop and a client of its own. */
let run: Promise<PythonRun<Record<string, unknown>>> | undefined
const checked = () => (run ??= script(program))

const said = async (name: string) => (await checked()).value[name]
const wasOver = () => said('over')

test('passes every right downloader', async () => {
	expect(await said('rightOne'), 'what it raised for a right one').toBe('nothing')
	// No more than two at a time, and from the end: the rules allow both.
	expect(await said('carefulOne'), 'what it raised for another right one').toBe('nothing')
})

test('waits until the download is over', async () => {
	expect(await wasOver(), 'the download was over').toBe(true)
})

test('raises for one that brings nothing', async () => {
	expect(await said('bringsNothing'), 'what it raised').not.toBe('nothing')
})

test('raises for one with nine requests in flight', async () => {
	expect(await said('nineAtATime'), 'what it raised').not.toBe('nothing')
})

test('raises for one that asks one after the other', async () => {
	expect(await said('oneByOne'), 'what it raised').not.toBe('nothing')
})

test('raises for another order than that of the ids', async () => {
	expect(await said('asTheyArrive'), 'what it raised for the order of arrival').not.toBe('nothing')
	expect(await said('byNumber'), 'what it raised for the order of the numbers').not.toBe('nothing')
})

test('raises for one that loses what failed', async () => {
	expect(await said('forgetsFailures'), 'what it raised when failed is empty').not.toBe('nothing')
	expect(await said('failsAsAWhole'), 'what it raised when it fails as a whole').not.toBe('nothing')
})

test('raises for one that asks twice', async () => {
	expect(await said('asksTwice'), 'what it raised').not.toBe('nothing')
})
