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

/** Rejects for a downloader that brings too little. */
export async function checkDownload(download: Download, fakeClient: CreateFake): Promise<void> {
	const ids = [1, 2, 3]
	const client = fakeClient({ 1: 0.1, 2: 0.1, 3: 0.1 })

	const { entries } = await download(client, ids)

	if (entries.length !== 3) throw new Error(`${entries.length} entries`)
}
