// Loaded into every Node process of the stand-in: tells the host, on the fourth stream, which ports it
// opens. Plain JavaScript, because it is paid for at every start.
import { subscribe } from 'node:diagnostics_channel'
import { fstatSync, writeSync } from 'node:fs'

subscribe('tracing:net.server.listen:asyncEnd', ({ server }) => {
	const port = server.address()?.port
	if (port !== undefined && isOpen(3)) writeSync(3, `${port}\n`)
})

/** A process that was started by one of ours has these options too, but not the stream. */
function isOpen(descriptor) {
	try {
		return fstatSync(descriptor).isFIFO() || fstatSync(descriptor).isSocket()
	} catch {
		return false
	}
}
