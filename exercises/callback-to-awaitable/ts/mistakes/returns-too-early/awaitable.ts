/** Returns at once, and calls one of the two functions later. */
export type Read<T> = (
	key: string,
	onDone: (value: T) => void,
	onError: (error: unknown) => void,
) => void

export async function readValue<T>(read: Read<T>, key: string): Promise<T> {
	let found: any
	read(
		key,
		(value) => (found = value),
		(error) => {
			throw error
		},
	)
	return found
}
