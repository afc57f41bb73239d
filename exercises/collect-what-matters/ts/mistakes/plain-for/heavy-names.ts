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
	for (const each of stream as any) {
		if (await isHeavy(each)) names.push(each.name)
	}
	return names
}
