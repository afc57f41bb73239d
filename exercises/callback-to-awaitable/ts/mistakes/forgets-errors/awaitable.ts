/** Returns at once, and calls one of the two functions later. */
export type Read<T> = (
	key: string,
	onDone: (value: T) => void,
	onError: (error: unknown) => void,
) => void

export function readValue<T>(read: Read<T>, key: string): Promise<T> {
	return new Promise((resolve) => {
		read(key, resolve, (error) => console.error(`could not read ${key}:`, error))
	})
}
