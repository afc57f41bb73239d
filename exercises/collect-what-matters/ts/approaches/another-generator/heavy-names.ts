interface Pokemon {
	name: string
	weight: number
}

type Check = (pokemon: Pokemon) => Promise<boolean>

export async function heavyNames(
	stream: AsyncIterable<Pokemon>,
	isHeavy: Check,
): Promise<string[]> {
	async function* heavy() {
		for await (const each of stream) {
			if (await isHeavy(each)) yield each.name
		}
	}
	return await Array.fromAsync(heavy())
}
