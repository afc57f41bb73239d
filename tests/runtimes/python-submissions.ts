import type { ProgramJob, SuiteJob } from '../../src/runtimes/runtime.ts'

// Torture for whatever runs Python: one suite, and answers to it that go wrong in every way there is.

export const cases = ['is there', 'answers one', 'comes last']

const suite = `
import { load } from '#kit/python'
import { expect, test } from 'vitest'
const exercise = load('./solution/exercise.py')
test('is there', async () => { expect((await exercise.call('NAME')).value).toBe('exercise') })
test('answers one', async () => { expect((await exercise.call('answer')).value).toBe(1) })
test('comes last', async () => { expect((await exercise.call('NAME')).value).toBe('exercise') })
`

/** The body of `answer`, or with \`module\` what stands at the top of the module. */
export function gradePython(
	answer: string,
	{ top = '', suite: given = suite }: { top?: string; suite?: string } = {},
): SuiteJob {
	const body = answer.split('\n').map((line) => `    ${line}`)
	const source = `${top}\nNAME = 'exercise'\ndef answer():\n${body.join('\n')}\n`
	return {
		kind: 'suite',
		language: 'py',
		files: { 'exercise.py': source },
		suite: given,
		cases,
		seed: 1,
	}
}

export function pythonProgram(main: string, more: Partial<ProgramJob> = {}): ProgramJob {
	return {
		kind: 'program',
		language: 'py',
		files: { 'main.py': main },
		main: 'main.py',
		seed: 1,
		...more,
	}
}

/** A program whose third task computes in line 6 for ever, after the second began to sleep in line 10. */
export const computesForEver = `import asyncio

def count():
    n = 0
    while True:
        n = (n + 1) % 7

async def nap():
    for _ in range(3):
        await asyncio.sleep(100)

async def work():
    await asyncio.gather(nap(), compute())

async def compute():
    count()

asyncio.run(work())
`

/** A program that sleeps in line 5 for a hundred seconds. */
export const waitsForLong = `import asyncio

async def nap():
    await asyncio.sleep(0.1)
    await asyncio.sleep(100)

async def work():
    await asyncio.gather(nap())

asyncio.run(work())
`

/** A program that sleeps beside garbage which sleeps too when it is collected; there is so much to tell of it that this would collect it. */
export const leavesGarbage = `import asyncio, gc, time

class Late:
    def __init__(self):
        self.me = self
    def __del__(self, sleep=time.sleep):
        sleep(0.05)

async def work():
    for _ in range(6_000):
        await asyncio.sleep(0)
    gc.collect()
    for _ in range(3):
        Late()
    await asyncio.sleep(0.7)
    print('slept')

asyncio.run(work())
`

/** Where line 1 of `answer` stands in the file. */
export const firstLine = 4

/** A program that sees what a worker of a pool knows, and what becomes of its errors. */
export const poolsOfTheirOwn = `
import multiprocessing, os
from concurrent.futures import ProcessPoolExecutor
numbers = []
def begin(n): numbers.append(n)
def work(n): numbers.append(n); return numbers[0], len(numbers) > 1, __name__, sum(range(n))
def invert(n): return 1 / n
def meet(n):
    print('in', multiprocessing.current_process().name[:-1]); return os.getpid()
if __name__ == '__main__':
    with ProcessPoolExecutor(2, initializer=begin, initargs=(7,)) as pool:
        print([list(found) for found in pool.map(work, [10, 100, 1000])], numbers)
        error = pool.submit(invert, 0).exception()
        print(repr(error), 'in invert' in str(error.__cause__), type(pool.submit(lambda: 1).exception()).__name__)
    with multiprocessing.Pool(1) as pool:
        print(pool.map(abs, [-1, -2]), pool.apply(meet, (1,)) != os.getpid())
    with ProcessPoolExecutor(1) as pool:
        try: pool.submit(os._exit, 3).result()
        except Exception as error: print(type(error).__name__)
`

/** A program whose pool naps, until it has seen two naps of different workers at one time or has napped long enough. */
export const napsInAPool = `
import os, time
from concurrent.futures import ProcessPoolExecutor
def nap(_):
    began = time.time()
    time.sleep(0.1)
    return os.getpid(), began, time.time()
if __name__ == '__main__':
    with ProcessPoolExecutor(4) as pool:
        naps = list(pool.map(nap, range(30)))
    beside = any(one[0] != other[0] and one[1] < other[2] and other[1] < one[2] for one in naps for other in naps)
    print(len({pid for pid, *_ in naps}), 'interpreters, beside each other:', beside)
`
