import type { MessagePort } from 'node:worker_threads'
import type { WorldPort } from './world.ts'

/** What the thread is started with. */
export interface ThreadData {
	/** A port to the world, for programs that may ask it. */
	world: MessagePort
}

/** One end of the port to the world, in Node. */
export function worldPort(port: MessagePort): WorldPort {
	return {
		post: (message) => port.postMessage(message),
		listen: (hear) => void port.on('message', hear),
	}
}
