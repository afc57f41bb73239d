/** A thread that boots Pyodide from a bundle and imports from it; see `tryImports`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { loadPyodide } from 'pyodide'
import type { ImportTry } from './check-python.ts'
import { emptyFiles, pythonEnvironment } from './python-recipes.ts'

const { folder, modules } = workerData as ImportTry

const python = await loadPyodide({
	stdLibURL: join(folder, 'stdlib.zip'),
	env: { ...pythonEnvironment },
	stdout: () => undefined,
	stderr: () => undefined,
})
python.registerJsModule('trying', {
	packages: new Uint8Array(readFileSync(join(folder, 'packages.zip'))),
	modules,
	emptyFiles,
	tell: (complaint: string | undefined) => parentPort?.postMessage({ complaint }),
})
python.runPython(`
import importlib, os, sys, trying, warnings

def complaint_of(modules):
    with warnings.catch_warnings(record=True) as heard:
        # What is deprecated is told to who tests, not to a learner.
        warnings.simplefilter('always')
        for quiet in (DeprecationWarning, PendingDeprecationWarning, ImportWarning):
            warnings.simplefilter('ignore', quiet)
        for name in modules:
            try:
                importlib.import_module(name)
            except Exception as error:
                return f'{name} cannot be imported: {error}'
    if heard:
        return f'An import warns: {heard[0].message}'

for path in trying.emptyFiles:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, 'w').close()
with open('/packages.zip', 'wb') as file:
    file.write(trying.packages.to_bytes())
sys.path.append('/packages.zip')
trying.tell(complaint_of(trying.modules))
`)
