/** A thread that boots Pyodide once, packs what it is handed, and ends; see `compilePython`. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { loadPyodide } from 'pyodide'
import type { PackAnswer, PackPlan } from './compile-python.ts'

const { prefix, parts } = workerData as PackPlan

const python = await loadPyodide({
	// The order of a set of strings must not depend on the day.
	env: { PYTHONHASHSEED: '0' },
	stdout: () => undefined,
	stderr: () => undefined,
})

python.registerJsModule('packing', {
	plan: JSON.stringify({ prefix, parts: parts.map(({ bytes: _, ...part }) => part) }),
	archive: (index: number) => parts[index]?.bytes,
	packed: (zip: Uint8Array, report: string) => tell({ status: 'packed', zip, report }),
	refused: (why: string) => tell({ status: 'refused', why }),
})
const script = new URL('compile-python.py', import.meta.url)
python.runPython(readFileSync(script, 'utf8'), { filename: 'compile-python.py' })

function tell(answer: PackAnswer) {
	parentPort?.postMessage(answer)
}
