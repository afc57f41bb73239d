type Later = () => Promise<number>

export async function addLater(first: Later, second: Later): Promise<number> {
	// Ask both, wait for both, and give the sum.
	return 0
}
