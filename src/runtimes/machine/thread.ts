import { answerSchema, type Answer, type Order } from './messages.ts'

/** A thread with Python in it, as whoever needs it sees it. */
export interface MachineThread {
	post(order: Order): void
	/** Hears what it says from now on. */
	listen(hear: (answer: Answer) => void): void
	/** Ends it, at once, whatever it does. */
	end(): void
}

/** The two ends that a Web Worker's port and Node's thread have in common. */
interface Line {
	post: (order: Order) => void
	end: () => void
}

/** A thread that is heard through `hear`: what it says is parsed here, and what cannot be understood is left out. */
export function createMachineThread({ post, end }: Line): {
	thread: MachineThread
	hear: (raw: unknown) => void
	fail: (why: string) => void
} {
	let listener: ((answer: Answer) => void) | undefined
	/** Said before anybody listened. */
	const held: Answer[] = []
	let isEnded = false
	const tell = (answer: Answer) => {
		if (isEnded) return
		if (listener) listener(answer)
		else held.push(answer)
	}
	return {
		thread: {
			post,
			end() {
				isEnded = true
				end()
			},
			listen(hear) {
				listener = hear
				for (const answer of held.splice(0)) hear(answer)
			},
		},
		hear(raw) {
			const { data } = answerSchema.safeParse(raw)
			if (data) tell(data)
		},
		fail: (why) => tell({ type: 'broken', why }),
	}
}
