import { getName } from './old-http.ts'

export async function fetchAll(ids: number[]): Promise<any[]> {
	const limit = createLimit(12)
	return ids.map((id) => limit(() => readName(id)))
}

function readName(id: number): Promise<string> {
	return new Promise((resolve, reject) => getName(id, resolve, reject))
}

function createLimit(most: number) {
	let free = most
	const waiting: (() => void)[] = []
	return async (start: any): Promise<string> => {
		if (free > 0) free--
		else await new Promise<void>((resolve) => waiting.push(resolve))
		try {
			return await start()
		} finally {
			const next = waiting.shift()
			if (next) next()
			else free++
		}
	}
}
