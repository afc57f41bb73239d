type Later = () => Promise<number>

export async function addLater(first: Later, second: Later): Promise<number> {
	return (await first()) + (await second())
}
