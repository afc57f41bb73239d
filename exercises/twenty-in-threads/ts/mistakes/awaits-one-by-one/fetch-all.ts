import { getName } from './old-http.ts'

export async function fetchAll(ids: number[]): Promise<string[]> {
	const names: string[] = []
	for (const id of ids) {
		names.push(await readName(id))
	}
	return names
}

function readName(id: number): Promise<string> {
	return new Promise((resolve, reject) => getName(id, resolve, reject))
}
