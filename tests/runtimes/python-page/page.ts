import { pyodideRuntime } from '../../../src/runtimes/pyodide.ts'
import { exposeRuntimes } from '../../../cli/browser/expose.ts'

const at = (name: string) => new URL(`python/${name}`, location.href).href
const files = {
	pyodide: at(''),
	library: at('library.zip'),
	machine: at('machine.zip'),
	packages: at('packages.zip'),
}

exposeRuntimes({ pyodide: pyodideRuntime({ files }) })
