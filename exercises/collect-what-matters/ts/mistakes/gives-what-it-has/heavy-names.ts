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
	try {
		for await (const each of stream) {
			if (await isHeavy(each)) names.push(each.name)
		}
	} catch (error) {
		console.error(error)
	}
	return names
}
