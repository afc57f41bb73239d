type Put = (item: string) => Promise<void>
type Produce = (put: Put) => Promise<void>
type Consume = (item: string) => Promise<void>

export async function connect(produce: Produce, consume: Consume, room: number): Promise<void> {
	const waiting: string[] = []
	let ended = false
	let changed = Promise.withResolvers<void>()

	function change(): void {
		changed.resolve()
		changed = Promise.withResolvers()
	}

	async function put(item: string): Promise<void> {
		while (waiting.length === room) await changed.promise
		waiting.push(item)
		change()
	}

	async function consumeAll(): Promise<void> {
		for (;;) {
			const item = waiting.shift()
			change()
			if (item !== undefined) await consume(item)
			else if (ended) return
			else await changed.promise
		}
	}

	async function produceAll(): Promise<void> {
		await produce(put)
		ended = true
		change()
	}

	await Promise.all([produceAll(), consumeAll()])
}
