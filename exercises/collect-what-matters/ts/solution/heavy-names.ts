interface Pokemon {
	name: string
	weight: number
}

type Check = (pokemon: Pokemon) => Promise<boolean>

/** The names of those in the stream that are heavy, in the order of the stream. */
export async function heavyNames(
	stream: AsyncIterable<Pokemon>,
	isHeavy: Check,
): Promise<string[]> {
	const names: string[] = []
	for await (const each of stream) {
		if (await isHeavy(each)) names.push(each.name)
	}
	return names
}
