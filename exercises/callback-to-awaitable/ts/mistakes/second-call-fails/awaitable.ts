/** Returns at once, and calls one of the two functions later. */
export type Read<T> = (
	key: string,
	onDone: (value: T) => void,
	onError: (error: unknown) => void,
) => void

export function readValue<T>(read: Read<T>, key: string): Promise<T> {
	return new Promise((resolve, reject) => {
		let settled = false
		const once = () => {
			if (settled) throw new Error('called back twice')
			settled = true
		}
		read(
			key,
			(value) => {
				once()
				resolve(value)
			},
			(error) => {
				once()
				reject(error)
			},
		)
	})
}
