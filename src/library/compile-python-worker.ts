/** A thread that boots Pyodide once and packs what it is handed; see `openCompiler`. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { loadPyodide } from 'pyodide'
import type { CompilerOptions, PackAnswer, PackPlan } from './compile-python.ts'

const { stdlib } = workerData as CompilerOptions

const python = await loadPyodide({
	...(stdlib === undefined ? {} : { stdLibURL: stdlib }),
	// The order of a set of strings must not depend on the day.
	env: { PYTHONHASHSEED: '0' },
	stdout: () => undefined,
	stderr: () => undefined,
})
let current: PackPlan = { prefix: '', parts: [] }
python.registerJsModule('packing', {
	plan: () =>
		JSON.stringify({ ...current, parts: current.parts.map(({ bytes: _, ...part }) => part) }),
	archive: (index: number) => current.parts[index]?.bytes,
	packed: (zip: Uint8Array<ArrayBuffer>, report: string) => tell({ status: 'packed', zip, report }),
	refused: (why: string) => tell({ status: 'refused', why }),
})
const script = new URL('compile-python.py', import.meta.url)
python.runPython(readFileSync(script, 'utf8'), { filename: 'compile-python.py' })

parentPort?.on('message', (plan: PackPlan) => {
	current = plan
	python.runPython('main()')
})

function tell(answer: PackAnswer) {
	parentPort?.postMessage(answer)
}
