interface Pokemon {
	name: string
	weight: number
}

type Check = (pokemon: Pokemon) => Promise<boolean>

export async function heavyNames(
	stream: AsyncIterable<Pokemon>,
	isHeavy: Check,
): Promise<string[]> {
	const names: string[] = []
	for await (const each of stream) {
		if (!(await isHeavy(each))) break
		names.push(each.name)
	}
	return names
}
