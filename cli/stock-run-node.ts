import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Ended, Program } from './stock-run.ts'

const hook = new URL('stock-run-hook/lead-fetch.mjs', import.meta.url)

/** The folder in which CPython finds the hook that leads connections to a lab web. */
export const pythonHook = fileURLToPath(new URL('stock-run-hook/', import.meta.url))

export interface NodeOptions {
	/** The port of the lab web that answers its requests; left out: nothing is led anywhere. */
	lab?: number
	/** After how many seconds it is ended. Left out: 20. */
	timeout?: number
}

/** Runs a program in plain Node, the one that runs now, alone in a folder for temporary files. */
export async function runStockNode(
	{ file, source }: Program,
	{ lab, timeout = 20 }: NodeOptions = {},
): Promise<Ended> {
	const folder = await mkdtemp(join(tmpdir(), 'stock-'))
	try {
		await writeFile(join(folder, file), source)
		await writeFile(join(folder, 'package.json'), '{"type":"module"}')
		const began = performance.now()
		const child = spawn(process.execPath, [...(lab ? ['--import', hook.href] : []), file], {
			cwd: folder,
			env: {
				PATH: process.env['PATH'],
				HOME: folder,
				TMPDIR: folder,
				TZ: 'UTC',
				NO_COLOR: '1',
				...(lab !== undefined && { LAB_PORT: String(lab) }),
			},
			stdio: ['ignore', 'pipe', 'pipe'],
			timeout: timeout * 1000,
			killSignal: 'SIGKILL',
		})
		const closed = once(child, 'close')
		const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), closed])
		if (child.signalCode === 'SIGKILL')
			throw new Error(`${file} did not end within ${timeout} s in plain Node.`)
		const seconds = (performance.now() - began) / 1000
		return { stdout, stderr, exitCode: child.exitCode ?? 1, seconds }
	} finally {
		await rm(folder, { recursive: true, force: true, maxRetries: 3 })
	}
}
