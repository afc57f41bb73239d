/** Returns at once, and calls one of the two functions later. */
export type Read<T> = (
	key: string,
	onDone: (value: T) => void,
	onError: (error: unknown) => void,
) => void

/** What `read` finds for the key. */
export async function readValue<T>(read: Read<T>, key: string): Promise<T> {
	const answers: T[] = []
	const errors: unknown[] = []
	read(
		key,
		(value) => answers.push(value),
		(error) => errors.push(error),
	)
	while (answers.length === 0 && errors.length === 0) {
		await new Promise((resolve) => setTimeout(resolve, 400))
	}
	if (errors.length > 0) throw errors[0]
	return answers[0]
}
