import { writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'

// `node keeper.mjs <runner> <Pyodide's WebAssembly> <memory in MB>`, with a channel for messages: a process
// that does one job after another, each in a thread that is thrown away. Python is compiled once.

const [, , runner = '', wasm = '', memory = ''] = process.argv
const compiling = readFile(wasm).then((bytes) => WebAssembly.compile(bytes))

interface Order {
	/** The job's file. */
	run?: string
	/** What is written after the last that the job has written. */
	mark?: string
	/** The mark of a job that is to end. */
	end?: string
}

/** The job that is being done, or will be once Python is compiled; `worker` is there from its beginning. */
let current: { mark: string; worker?: Worker } | undefined

function isCurrent(mark: string): boolean {
	return current?.mark === mark
}

async function start(jobFile: string, mark: string) {
	current = { mark }
	const module = await compiling
	// It was ended before it began.
	if (!isCurrent(mark)) {
		writeSync(1, `${mark} 1 \n`)
		return
	}
	const worker = new Worker(runner, {
		argv: [jobFile],
		workerData: { module },
		resourceLimits: { maxOldGenerationSizeMb: Number(memory) },
	})
	let words = ''
	worker.on('error', (error) => {
		words = String(error).replaceAll('\n', ' ')
	})
	worker.on('exit', (code) => {
		current = undefined
		writeSync(1, `${mark} ${code} ${words}\n`)
	})
	current = { mark, worker }
}

process.on('message', ({ run, mark = '', end }: Order) => {
	if (run !== undefined) return void start(run, mark)
	if (current?.mark !== end) return
	if (current?.worker) void current.worker.terminate()
	else current = undefined
})
// Whoever asked is gone.
process.on('disconnect', () => process.exit())
