type Later = () => Promise<number>

export async function addLater(first: Later, second: Later): Promise<number> {
	const one = first()
	const other = second()
	return (await one) + (await other)
}
