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
	const checks: Promise<void>[] = []
	for await (const each of stream) {
		checks.push(
			isHeavy(each).then((heavy) => {
				if (heavy) names.push(each.name)
			}),
		)
	}
	await Promise.all(checks)
	return names
}
