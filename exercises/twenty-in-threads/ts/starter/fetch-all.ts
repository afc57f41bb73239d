import { getName } from './old-http.ts'

/** The names of these Pokémon, in the order of their ids. */
export function fetchAll(ids: number[]): Promise<string[]> {
	const names: string[] = []
	return new Promise((resolve, reject) => {
		function next(): void {
			if (names.length === ids.length) return resolve(names)
			getName(
				ids[names.length],
				(name) => {
					names.push(name)
					next()
				},
				reject,
			)
		}
		next()
	})
}
