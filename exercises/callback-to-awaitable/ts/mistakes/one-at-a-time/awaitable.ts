/** Returns at once, and calls one of the two functions later. */
export type Read<T> = (
	key: string,
	onDone: (value: T) => void,
	onError: (error: unknown) => void,
) => void

let last: Promise<unknown> = Promise.resolve()

export function readValue<T>(read: Read<T>, key: string): Promise<T> {
	const mine = last.then(() => new Promise<T>((resolve, reject) => read(key, resolve, reject)))
	last = mine.catch(() => {})
	return mine
}
