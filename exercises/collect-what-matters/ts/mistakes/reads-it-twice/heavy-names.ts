interface Pokemon {
	name: string
	weight: number
}

type Check = (pokemon: Pokemon) => Promise<boolean>

export async function heavyNames(
	stream: AsyncIterable<Pokemon>,
	isHeavy: Check,
): Promise<string[]> {
	const answers = await Array.fromAsync(stream, (each) => isHeavy(each))
	const everything = await Array.fromAsync(stream)
	return everything.filter((_, place) => answers[place]).map(({ name }) => name)
}
