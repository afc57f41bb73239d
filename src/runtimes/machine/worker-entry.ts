import { MachineHost } from './host.ts'
import { lockRealm } from './lock-realm.ts'
import type { Order } from './messages.ts'
import { noSnapshots, snapshotsInBrowser } from './snapshots.ts'

// Python in a Web Worker of its own. The first message brings a port; whatever comes over it is an order.

// A file that has been built has the hash of its code in its name; one that has not may change under it.
const { url } = import.meta
const snapshots = new URL(url).pathname.endsWith('.ts') ? noSnapshots : snapshotsInBrowser(url)

addEventListener(
	'message',
	({ data }: MessageEvent<{ port: MessagePort }>) => {
		const { port } = data
		// Bound now: nothing that a program could reach is to stand between.
		const post = port.postMessage.bind(port)
		const host = new MachineHost({
			say: (answer, given = []) => post(answer, given),
			snapshots,
			lock: () => lockRealm(globalThis),
		})
		port.onmessage = ({ data: order }: MessageEvent<Order>) => host.take(order)
	},
	{ once: true },
)
