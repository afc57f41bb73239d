const moment = () => new Promise((resolve) => setTimeout(resolve, 100))

/** Connects you with places, and notes what happens to the connections. */
export class Network {
	readonly cannotOpen: string[]
	readonly cannotAnswer: string[]
	readonly cannotClose: string[]
	readonly events: string[] = []

	constructor(cannotOpen: string[] = [], cannotAnswer: string[] = [], cannotClose: string[] = []) {
		this.cannotOpen = cannotOpen
		this.cannotAnswer = cannotAnswer
		this.cannotClose = cannotClose
	}

	async connect(name: string): Promise<Connection> {
		await moment()
		if (this.cannotOpen.includes(name)) throw new Error(`${name} cannot be reached`)
		this.events.push(`open ${name}`)
		return new Connection(this, name)
	}
}

/** Is open from the start, and closed by `await using`, or by a call of its `[Symbol.asyncDispose]()`. */
export class Connection implements AsyncDisposable {
	readonly network: Network
	readonly name: string
	isOpen = true

	constructor(network: Network, name: string) {
		this.network = network
		this.name = name
	}

	async ask(question: string): Promise<string> {
		this.network.events.push(`ask ${this.name}`)
		await moment()
		if (!this.isOpen) throw new Error(`the connection to ${this.name} is not open`)
		if (this.network.cannotAnswer.includes(this.name))
			throw new Error(`${this.name} does not answer`)
		return `${question} ${this.name}: fine`
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.isOpen = false
		await moment()
		this.network.events.push(`close ${this.name}`)
		if (this.network.cannotClose.includes(this.name))
			throw new Error(`${this.name} does not let go`)
	}
}
