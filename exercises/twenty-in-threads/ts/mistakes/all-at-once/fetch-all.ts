import { getName } from './old-http.ts'

export function fetchAll(ids: number[]): Promise<string[]> {
	return Promise.all(ids.map((id) => readName(id)))
}

function readName(id: number): Promise<string> {
	return new Promise((resolve, reject) => getName(id, resolve, reject))
}
