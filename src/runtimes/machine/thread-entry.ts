import { constants } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { MachineHost } from './host.ts'
import { filesOnDisk } from './node-files.ts'
import { worldPort, type ThreadData } from './node-world.ts'
import { lockRealm } from './lock-realm.ts'
import type { Order } from './messages.ts'
import { worldOverPort } from './world.ts'

// Python in a thread of its own, in Node.

const port = parentPort
if (!port) throw new Error('This file is started as a worker thread.')
// Pyodide reads Node's constants through a door that a confined process has shut.
Object.defineProperty(process, 'binding', { value: () => ({ fs: constants }), configurable: true })

const post = port.postMessage.bind(port)
const host = new MachineHost({
	say: (answer, given) => post(answer, given),
	read: filesOnDisk,
	// Node's own `fetch` does not survive in a locked realm.
	ask: worldOverPort(worldPort((workerData as ThreadData).world)),
	lock: () => lockRealm(globalThis),
})
port.on('message', (order: Order) => host.take(order))
