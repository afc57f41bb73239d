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
	const answers = await Promise.all(everything.map((each) => isHeavy(each)))
	return everything.filter((_, place) => answers[place]).map(({ name }) => name)
}
