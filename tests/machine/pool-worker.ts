import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod/mini'
import { bootInterpreter, ExitedAtOnce } from '../../src/runtimes/machine/interpreter.ts'
import { beginProgram } from '../../src/runtimes/machine/kernel.ts'

// A worker of a pool, in a thread of Node's: one interpreter, which does calls one after the other.

const { files, sources } = z
	.object({
		files: z.object({
			pyodide: z.string(),
			library: z.string(),
			machine: z.string(),
			packages: z.optional(z.string()),
		}),
		sources: z.record(z.string(), z.string()),
	})
	.parse(workerData)
const { packages, ...needed } = files
const interpreter = await bootInterpreter({
	read: (path) => readFile(path),
	files: { ...needed, ...(packages !== undefined && { packages }) },
	onWrite: (_stream, bytes) => parentPort?.postMessage({ output: new TextDecoder().decode(bytes) }),
	onPlace: () => undefined,
})
await interpreter.call('calls.begin')
await interpreter.call('lockdown.shut')
for (const [path, text] of Object.entries(sources)) interpreter.write(path, text)
beginProgram(interpreter.kernel, { clock: 'real' })
parentPort?.on('message', (message: string) => {
	interpreter.call('poolworkers.work', message).then(
		(answer) => parentPort?.postMessage({ answer }),
		(error: unknown) =>
			parentPort?.postMessage({
				died: error instanceof ExitedAtOnce ? error.status : String(error),
			}),
	)
})
