type Later = () => Promise<number>

export async function addLater(first: Later, second: Later): Promise<number> {
	const [one, other] = await Promise.all([first(), second()])
	return one + other
}
