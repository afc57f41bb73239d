const stock = new Map([
	['rice', 12],
	['soup', 3],
	['tea', 40],
])

/** Looks the key up and returns at once. Half a second later it calls one of the two functions. */
export function read(
	key: string,
	onDone: (value: number) => void,
	onError: (error: Error) => void,
): void {
	setTimeout(() => {
		const found = stock.get(key)
		if (found === undefined) onError(new RangeError(`There is no ${key}.`))
		else onDone(found)
	}, 500)
}
