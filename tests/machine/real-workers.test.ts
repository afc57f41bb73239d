import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { buildPython } from '../../src/library/build-python.ts'
import { bootInterpreter, home } from '../../src/runtimes/machine/interpreter.ts'
import { beginProgram } from '../../src/runtimes/machine/kernel.ts'
import { serveWorkers, type PoolWorker } from '../../src/runtimes/machine/worker-pool.ts'

/** A worker of a pool in a thread of Node's. */
function openWorker(
	files: object,
	sources: Readonly<Record<string, string>>,
	onWrite: (text: string) => void,
): PoolWorker {
	const worker = new Worker(new URL('./pool-worker.ts', import.meta.url), {
		workerData: { files, sources },
	})
	let settle: PromiseWithResolvers<string> | undefined
	worker.on('message', (said: { output?: string; answer?: string; died?: unknown }) => {
		if (said.output !== undefined) onWrite(said.output)
		else if (said.answer !== undefined) settle?.resolve(said.answer)
		else settle?.reject(new Error('The worker has died.'))
	})
	worker.on('error', (error) => settle?.reject(error))
	return {
		call: (message) => {
			settle = Promise.withResolvers<string>()
			worker.postMessage(message)
			return settle.promise
		},
		end: () => void worker.terminate(),
	}
}

async function run(source: string) {
	const { files } = await buildPython()
	const written = { out: '', err: '' }
	const interpreter = await bootInterpreter({
		read: (path) => readFile(path),
		files,
		onWrite: (stream, bytes) => (written[stream] += new TextDecoder().decode(bytes)),
		onPlace: () => undefined,
	})
	const { kernel } = interpreter
	await interpreter.call('poolworkers.offer')
	await interpreter.call('calls.begin')
	await interpreter.call('lockdown.shut')
	interpreter.write('main.py', source)
	beginProgram(kernel, { clock: 'real' })
	const workers: PoolWorker[] = []
	serveWorkers({
		...kernel,
		open: () => {
			const worker = openWorker(files, { 'main.py': source }, (text) => (written.out += text))
			workers.push(worker)
			return Promise.resolve(worker)
		},
	})
	await interpreter.call('program.run', `${home}main.py`)
	for (const worker of workers) worker.end()
	return { ...written, lines: written.out.trimEnd().split('\n'), workers: workers.length }
}

test('a pool computes in interpreters of its own, by the rules of spawn', async () => {
	const { lines, err, workers } = await run(`
import multiprocessing, os, sys
from concurrent.futures import ProcessPoolExecutor
numbers = []
def begin(n): numbers.append(n)
def work(n): numbers.append(n); return os.getpid(), numbers[0], len(numbers) > 1, __name__, sum(range(n))
def invert(n): return 1 / n
def meet(n):
    print('in', multiprocessing.current_process().name[:-1]); return os.getpid()
if __name__ == '__main__':
    with ProcessPoolExecutor(2, initializer=begin, initargs=(7,)) as pool:
        found = list(pool.map(work, [10, 100, 1000]))
        print({pid for pid, *_ in found} <= {5001, 5002}, [rest for _, *rest in found], numbers)
        error = pool.submit(invert, 0).exception()
        print(repr(error), 'in invert' in str(error.__cause__), type(pool.submit(lambda: 1).exception()).__name__)
    with multiprocessing.Pool(1) as pool:
        print(pool.map(abs, [-1, -2]), pool.apply(meet, (1,)) > 5000)
    with ProcessPoolExecutor(1) as pool:
        try: pool.submit(os._exit, 3).result()
        except Exception as error: print(type(error).__name__)
`)
	expect(err).toBe('')
	expect(lines).toEqual([
		"True [[7, True, '__mp_main__', 45], [7, True, '__mp_main__', 4950], [7, True, '__mp_main__', 499500]] []",
		"ZeroDivisionError('division by zero') True PicklingError",
		'in SpawnPoolWorker-',
		'[1, 2] True',
		'BrokenProcessPool',
	])
	expect(workers).toBeLessThanOrEqual(4)
})
