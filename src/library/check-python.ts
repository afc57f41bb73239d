import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { nextMessage } from './next-message.ts'

/** What the thread is handed. */
export interface ImportTry {
	/** Where `stdlib.zip` and `packages.zip` lie. */
	folder: string
	modules: readonly string[]
}

const answer = z.object({ complaint: z.string().optional() })

/**
 * Boots Pyodide from a bundle, without a network and without the machine, and imports modules from it.
 * Throws a sentence when one cannot be imported, or says a warning that a learner would see.
 */
export async function tryImports(folder: string, modules: readonly string[]): Promise<void> {
	const workerData: ImportTry = { folder, modules }
	const worker = new Worker(new URL('check-python-worker.ts', import.meta.url), { workerData })
	try {
		const { complaint } = answer.parse(await nextMessage(worker))
		if (complaint !== undefined) throw new Error(`${complaint}.`)
	} finally {
		await worker.terminate()
	}
}
