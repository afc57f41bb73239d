import { buildPython, type PythonFolder } from './build-python.ts'
import { buildMachineThread } from './build-runner.ts'

/** Everything a Node process needs to run Python: the folder, and the file of the thread that boots it. */
export async function buildNodePython(): Promise<
	Pick<PythonFolder, 'folder' | 'files'> & { thread: string }
> {
	const [{ folder, files }, thread] = await Promise.all([buildPython(), buildMachineThread()])
	return { folder, files, thread }
}
