import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { MessageChannel, Worker } from 'node:worker_threads'
import { z } from 'zod'
import { buildPython, type PythonFolder } from './build-python.ts'
import { buildMachineThread } from './build-runner.ts'
import { forgetOldBuilds } from './hash-sources.ts'
import { cacheFolder } from './installed.ts'

/** Everything a Node process needs to run Python: the folder, and the file of the thread that boots it. */
export interface NodePython {
	folder: string
	thread: string
	/** As an interpreter takes them; with the memory of one that has been readied. */
	files: PythonFolder['files'] & { snapshot: string }
}

/** Makes it, once for each state of its sources. */
export async function buildNodePython(): Promise<NodePython> {
	const [{ folder, files }, thread] = await Promise.all([buildPython(), buildMachineThread()])
	const hash = createHash('sha256')
		.update(`${basename(folder)}\0${basename(thread)}`)
		.digest('hex')
	const snapshot = join(cacheFolder, `snapshot-${hash.slice(0, 16)}.bin`)
	if (!existsSync(snapshot)) await makeSnapshot(thread, files, snapshot)
	return { folder, thread, files: { ...files, snapshot } }
}

/** Boots an interpreter in that thread, and keeps the memory with which it began. */
async function makeSnapshot(
	thread: string,
	files: PythonFolder['files'],
	file: string,
): Promise<void> {
	const { port1: near, port2: world } = new MessageChannel()
	const worker = new Worker(thread, { workerData: { world }, transferList: [world] })
	// Two processes may make it at once: each writes its own file, and a rename is whole or not at all.
	const draft = `${file}.${randomUUID()}`
	try {
		worker.postMessage({ type: 'boot', files, keep: true })
		const [answer] = (await once(worker, 'message')) as unknown[]
		await writeFile(draft, readAnswer(answer))
		await rename(draft, file)
	} finally {
		near.close()
		await worker.terminate()
		await rm(draft, { force: true })
	}
	await forgetOldBuilds(/^snapshot-\w+\.bin$/)
}

/** What the thread says of its boot; see `answerSchema` of the machine. */
const booted = z.union([
	z.object({ snapshot: z.instanceof(Uint8Array) }),
	z.object({ type: z.literal('broken'), why: z.string() }),
])

function readAnswer(answer: unknown): Uint8Array {
	const said = booted.parse(answer)
	if ('why' in said) throw new Error(`Python could not be readied: ${said.why}`)
	return said.snapshot
}
