interface Pokemon {
	name: string
	weight: number
}

type Check = (pokemon: Pokemon) => Promise<boolean>

export async function heavyNames(
	stream: AsyncIterable<Pokemon>,
	isHeavy: Check,
): Promise<string[]> {
	const everything = await Array.fromAsync(stream)
	return everything.filter((each) => isHeavy(each)).map(({ name }) => name)
}
