import { createMachineThread, type MachineThread } from './thread.ts'

/** A thread at the other end of a port; `onEnd` ends it. */
export function portThread(port: MessagePort, onEnd: () => void): MachineThread {
	const { thread, hear } = createMachineThread({
		post: (order) => port.postMessage(order),
		end: () => {
			port.close()
			onEnd()
		},
	})
	port.onmessage = ({ data }: MessageEvent<unknown>) => hear(data)
	return thread
}
