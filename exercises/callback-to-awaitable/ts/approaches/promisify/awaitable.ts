/** Returns at once, and calls one of the two functions later. */
export type Read<T> = (
	key: string,
	onDone: (value: T) => void,
	onError: (error: unknown) => void,
) => void

import { promisify } from 'node:util'

/** First into the form of Node's own callbacks, which `promisify` knows. */
export async function readValue<T>(read: Read<T>, key: string): Promise<T> {
	const nodeRead = (key: string, callback: (error: any, value?: T) => void) =>
		read(key, (value) => callback(null, value), callback)
	return (await promisify(nodeRead)(key)) as T
}
