/** For tests: a `Storage` with a room that can run out. */
export class Shelf implements Storage {
	[name: string]: unknown
	readonly kept = new Map<string, string>()
	room = Infinity

	get length() {
		return this.kept.size
	}
	key(index: number) {
		return [...this.kept.keys()][index] ?? null
	}
	getItem(key: string) {
		return this.kept.get(key) ?? null
	}
	setItem(key: string, text: string) {
		if (text.length > this.room) throw new DOMException('no room', 'QuotaExceededError')
		this.kept.set(key, text)
	}
	removeItem(key: string) {
		this.kept.delete(key)
	}
	clear() {
		this.kept.clear()
	}
}
