import { getName } from './old-http.ts'

export async function fetchAll(ids: number[]): Promise<string[]> {
	const names: string[] = []
	for (let first = 0; first < ids.length; first += 12) {
		const batch = ids.slice(first, first + 12)
		names.push(...(await Promise.all(batch.map((id) => readName(id)))))
	}
	return names
}

function readName(id: number): Promise<string> {
	return new Promise((resolve, reject) => getName(id, resolve, reject))
}
