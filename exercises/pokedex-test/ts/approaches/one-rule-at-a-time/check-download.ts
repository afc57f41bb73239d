export interface Entry {
	id: number
	name: string
}

/** What a downloader is handed. */
export interface Client {
	/** Rejects when there is no such number. */
	get(id: number): Promise<Entry>
}

/** A client that answers after known delays and remembers what it was asked. */
export interface FakeClient extends Client {
	/** Every number that it was asked for, in that order. */
	readonly asked: readonly number[]
	/** The most requests that were in flight at one time. */
	readonly peak: number
}

export type Download = (
	client: Client,
	ids: number[],
) => Promise<{ entries: Entry[]; failed: number[] }>

/** Makes a client: the delay of each number in seconds, and which of them do not exist. */
export type CreateFake = (delays: Record<number, number>, missing?: number[]) => FakeClient

/** A download for each rule, and the clock instead of a lower bound. */
export async function checkDownload(download: Download, fakeClient: CreateFake): Promise<void> {
	const many = Array.from({ length: 30 }, (_, index) => 30 - index)
	const client = fakeClient(Object.fromEntries(many.map((id) => [id, id / 10])))
	const start = performance.now()
	const { entries, failed } = await download(client, many)
	const seconds = (performance.now() - start) / 1000
	const came = entries.map(({ id }) => id)
	if (came.join() !== many.join() || failed.length > 0)
		throw new Error('not what was asked for, in that order')
	if (client.peak > 8 || client.asked.length > many.length) throw new Error('too many requests')
	if (seconds > 40) throw new Error('one after the other')

	const some = fakeClient({ 1: 0.1, 2: 0.1, 3: 0.1 }, [1, 3])
	const second = await download(some, [1, 2, 3])
	if (second.entries.length !== 1 || second.failed.join() !== '1,3')
		throw new Error('what failed is not reported')
}
