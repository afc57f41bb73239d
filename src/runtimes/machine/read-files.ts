/** Reads the files that an interpreter is made of. Both fail with a sentence when one does not arrive. */
export interface ReadFiles {
	later(address: string): Promise<Uint8Array<ArrayBuffer>>
	/** At once: the thread stands still until it is there. */
	now(address: string): Uint8Array<ArrayBuffer>
}

// Taken before the realm is locked.
const { fetch, XMLHttpRequest, WritableStream } = globalThis

type Hear = (address: string, bytes?: number) => void
let hear: Hear | undefined

/** From now on `listener` hears how many bytes of each file have come, while they come; without a number: all. */
export function countArrivals(listener: Hear): void {
	hear = listener
}

/** That file is here; it came in a way that tells nothing of its bytes. */
export function haveArrived(address: string): void {
	hear?.(address)
}

/** Tells how many bytes there are each time that more have come. What breaks is told to who reads the answer itself. */
export function countBytes(copy: Response, onBytes: (bytes: number) => void): void {
	let bytes = 0
	const count = new WritableStream<Uint8Array>({
		write: (part) => onBytes((bytes += part.byteLength)),
	})
	copy.body?.pipeTo(count).catch(() => undefined)
}

/** Over the network, or out of the browser's cache. */
export const fetchedFiles: ReadFiles = {
	async later(address) {
		const response = await fetch(address)
		if (!response.ok) throw sayMissing(address, response.status)
		if (hear) countBytes(response.clone(), (bytes) => hear?.(address, bytes))
		return new Uint8Array(await response.arrayBuffer())
	},
	now(address) {
		const request = new XMLHttpRequest()
		request.open('GET', address, false)
		request.responseType = 'arraybuffer'
		request.send()
		if (request.status !== 200) throw sayMissing(address, request.status)
		return new Uint8Array(request.response as ArrayBuffer)
	},
}

function sayMissing(address: string, status: number): Error {
	return new Error(`${address} did not arrive: status ${status}.`)
}
