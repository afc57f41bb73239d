import { MachineHost } from './host.ts'
import { lockRealm } from './lock-realm.ts'
import type { Order } from './messages.ts'

// Python in a Web Worker of its own. The first message brings a port; whatever comes over it is an order.

addEventListener(
	'message',
	({ data }: MessageEvent<{ port: MessagePort }>) => {
		const { port } = data
		// Bound now: nothing that a program could reach is to stand between.
		const post = port.postMessage.bind(port)
		const host = new MachineHost({
			say: (answer) => post(answer),
			lock: () => lockRealm(globalThis),
		})
		port.onmessage = ({ data: order }: MessageEvent<Order>) => host.take(order)
	},
	{ once: true },
)
