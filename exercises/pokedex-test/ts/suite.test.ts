import { inLab } from '#kit/lab'
import { expect, test } from 'vitest'
import { fakeClient } from './given/fake-client.ts'
import { checkDownload, type Client, type Download, type Entry } from './solution/check-download.ts'

/** A downloader that keeps every rule, but for what is asked of it. */
function downloader({
	places = 8,
	from = (ids: number[]) => ids,
	order = (ids: number[]) => ids,
	get = (client: Client, id: number) => client.get(id),
}): Download {
	return async (client, ids) => {
		const came = new Map<number, Entry>()
		const queue = from([...ids]).values()
		async function worker(): Promise<void> {
			for (const id of queue) {
				const entry = await get(client, id).catch(() => undefined)
				if (entry) came.set(id, entry)
			}
		}
		await Promise.all(Array.from({ length: places }, worker))
		return {
			entries: order([...ids]).flatMap((id) => came.get(id) ?? []),
			failed: ids.filter((id) => !came.has(id)),
		}
	}
}

const rightOne = downloader({})

const downloaders = {
	rightOne,
	carefulOne: downloader({ places: 2, from: (ids) => ids.reverse() }),
	bringsNothing: () => Promise.resolve({ entries: [], failed: [] }),
	nineAtATime: downloader({ places: 9 }),
	oneByOne: downloader({ places: 1 }),
	byNumber: downloader({ order: (ids) => ids.sort((a, b) => a - b) }),
	asksTwice: downloader({
		get: async (client, id) => {
			await client.get(id)
			return await client.get(id)
		},
	}),
	asTheyArrive: async (client, ids) => {
		const arrived: number[] = []
		const { entries, failed } = await downloader({
			get: (_, id) => client.get(id).finally(() => arrived.push(id)),
		})(client, ids)
		return {
			entries: entries.sort((a, b) => arrived.indexOf(a.id) - arrived.indexOf(b.id)),
			failed,
		}
	},
	forgetsFailures: async (client, ids) => ({ ...(await rightOne(client, ids)), failed: [] }),
	failsAsAWhole: async (client, ids) => {
		const { entries, failed } = await rightOne(client, ids)
		if (failed.length > 0) throw new Error('something failed')
		return { entries, failed }
	},
} satisfies Record<string, Download>

/** What the check says of one of them. */
async function said(name: keyof typeof downloaders): Promise<string> {
	const run = await inLab(undefined, () => checkDownload(downloaders[name], fakeClient))
	return run.error === undefined ? 'nothing' : String(run.error)
}

/** Whether a right download was over when the check was. */
async function wasOver(): Promise<boolean> {
	let over = false
	await inLab(undefined, () =>
		checkDownload(async (client, ids) => {
			const pokedex = await rightOne(client, ids)
			over = true
			return pokedex
		}, fakeClient),
	)
	return over
}

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
