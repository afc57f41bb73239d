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

export async function checkDownload(download: Download, fakeClient: CreateFake): Promise<void> {
	// More ids than places, not in the order of their numbers, and the slowest come first.
	const ids = Array.from({ length: 20 }, (_, index) => 20 - index)
	const missing = [17, 3]
	const delays = Object.fromEntries(ids.map((id) => [id, 0.1 + id / 100]))
	const client = fakeClient(delays, missing)

	const { entries, failed } = await download(client, ids)

	const came = entries.map(({ id }) => id)
	const wanted = ids.filter((id) => !missing.includes(id))
	demand(came.join() === wanted.join(), `came: ${came.join()}`)
	demand(failed.join() === missing.join(), `failed: ${failed.join()}`)
	demand(inOrder(client.asked).join() === inOrder(ids).join(), `asked: ${client.asked.join()}`)
	demand(client.peak === ids.length, `${client.peak} in flight`)
}

function demand(kept: boolean, message: string): void {
	if (!kept) throw new Error(message)
}

function inOrder(numbers: readonly number[]): number[] {
	return [...numbers].sort((a, b) => a - b)
}
