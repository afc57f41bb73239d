import type { PythonPlace } from '../runtimes/process.ts'
import { buildPython } from './build-python.ts'
import { buildMachineThread } from './build-runner.ts'

/** Everything a Node process needs to run Python. */
export async function buildNodePython(): Promise<PythonPlace> {
	const [{ folder, files }, thread] = await Promise.all([buildPython(), buildMachineThread()])
	return { folder, files, thread }
}
