/** Returns at once, and calls one of the two functions later. */
export type Read<T> = (
	key: string,
	onDone: (value: T) => void,
	onError: (error: unknown) => void,
) => void

/** The promise and its two ends, side by side instead of one inside of the other. */
export async function readValue<T>(read: Read<T>, key: string): Promise<T> {
	const { promise, resolve, reject } = Promise.withResolvers<T>()
	read(key, resolve, reject)
	return await promise
}
