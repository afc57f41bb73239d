import { MessageChannel, Worker } from 'node:worker_threads'
import { createMachineThread, type MachineThread } from './thread.ts'
import { worldPort, type ThreadData } from './node-world.ts'
import { serveWorld, worldThroughFetch } from './world.ts'

/** Starts the thread of that file (`thread-entry.ts`, bundled) in Node. */
export function startNodeThread(file: string | URL): MachineThread {
	const { port1: near, port2: world } = new MessageChannel()
	let isOpen = false
	serveWorld(worldPort(near), worldThroughFetch(fetch), () => isOpen)
	// A port that is listened to would keep the process.
	near.unref()
	const data: ThreadData = { world }
	const worker = new Worker(file, {
		workerData: data,
		transferList: [world],
		stdout: true,
		stderr: true,
		// JavaScript's own stack; Python's threads have stacks of the engine's.
		resourceLimits: { stackSizeMb: 4 },
	})
	const { thread, hear, fail } = createMachineThread({
		post: (order) => {
			isOpen = order.type === 'program' && order.outside === true
			worker.postMessage(order)
		},
		end: () => {
			near.close()
			void worker.terminate()
		},
	})
	worker.on('message', hear)
	worker.on('error', (error: Error) => fail(`The thread of Python ended: ${error.message}`))
	worker.on('exit', () => fail('The thread of Python ended.'))
	return thread
}
