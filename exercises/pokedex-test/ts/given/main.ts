import { checkDownload, type Download, type Entry } from './check-download.ts'
import { fakeClient } from './fake-client.ts'

const oneByOne: Download = async (client, ids) => {
	const entries: Entry[] = []
	const failed: number[] = []
	for (const id of ids) {
		await client.get(id).then(
			(entry) => entries.push(entry),
			() => failed.push(id),
		)
	}
	return { entries, failed }
}

const asTheyArrive: Download = async (client, ids) => {
	const entries: Entry[] = []
	const failed: number[] = []
	const queue = ids.values()
	async function worker(): Promise<void> {
		for (const id of queue) {
			await client.get(id).then(
				(entry) => entries.push(entry),
				() => failed.push(id),
			)
		}
	}
	await Promise.all(Array.from({ length: 8 }, worker))
	return { entries, failed }
}

const inOrder: Download = async (client, ids) => {
	const { entries, failed } = await asTheyArrive(client, ids)
	const byPlace = (a: number, b: number) => ids.indexOf(a) - ids.indexOf(b)
	return { entries: entries.sort((a, b) => byPlace(a.id, b.id)), failed: failed.sort(byPlace) }
}

for (const [name, download] of [
	['the right one', inOrder],
	['one by one', oneByOne],
	['as they arrive', asTheyArrive],
] as const) {
	try {
		await checkDownload(download, fakeClient)
		console.log(`${name}: passes`)
	} catch (error) {
		console.log(`${name}: caught, ${error}`)
	}
}
