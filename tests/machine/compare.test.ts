import { readFile, readdir } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { comparable, complainOfTiming, knownDifferences } from './compare.ts'
import type { Ended } from '../../cli/stock-run.ts'

function ended(stderr: string): Ended {
	return { stdout: '', stderr, exitCode: 1, seconds: 0 }
}

describe('what may differ', () => {
	const old = `Traceback (most recent call last):
  File "/tmp/stock-a1/program.py", line 9, in <module>
    asyncio.run(main())
  File "/usr/lib/python3.11/asyncio/runners.py", line 190, in run
    return runner.run(main)
           ^^^^^^^^^^^^^^^^
  File "/tmp/stock-a1/program.py", line 6, in main
    return 1 / number
           ~~^~~~~~~~
ZeroDivisionError: division by zero
`
	const recent = `Traceback (most recent call last):
  File "/home/learner/program.py", line 9, in <module>
    asyncio.run(main())
    ~~~~~~~~~~~^^^^^^^^
  File "/lib/python3.14/asyncio/runners.py", line 204, in run
  File "/lib/python3.14/asyncio/runners.py", line 127, in run
  File "/home/learner/program.py", line 6, in main
    return 1 / number
           ~~^~~~~~~~
ZeroDivisionError: division by zero
`

	test('makes the tracebacks of two versions alike', () => {
		expect(comparable(ended(recent))).toEqual(comparable(ended(old)))
	})

	test("leaves the program's own files, lines and functions as they are", () => {
		expect(comparable(ended(old)).stderr).toBe(`Traceback (most recent call last):
  File "program.py", line 9, in <module>
    asyncio.run(main())
  File "program.py", line 6, in main
    return 1 / number
ZeroDivisionError: division by zero
`)
	})

	test.each([
		['another line', old.replace('line 6', 'line 7')],
		['another function', old.replace('in main', 'in work')],
		['another message', old.replace('by zero', 'by nothing')],
		['another file', old.replace('program.py", line 9', 'module.py", line 9')],
		['a frame of the machine', old.replace('/usr/lib/python3.11/asyncio', '/lib/machine')],
	])('does not hide %s', (_, changed) => {
		expect(changed).not.toBe(old)
		expect(comparable(ended(changed))).not.toEqual(comparable(ended(old)))
	})

	test('takes the frames of the library out of a tree of errors', () => {
		const tree = `  + Exception Group Traceback (most recent call last):
  |   File "/usr/lib/python3.11/asyncio/taskgroups.py", line 133, in __aexit__
  |     raise me from None
  | ExceptionGroup: two (2 sub-exceptions)
`
		expect(comparable(ended(tree)).stderr)
			.toBe(`  + Exception Group Traceback (most recent call last):
  | ExceptionGroup: two (2 sub-exceptions)
`)
	})

	test('leaves an ordinary line alone', () => {
		const line = 'took 3 tenths at http://lab.example and [Errno x], see /etc/hosts ^^\n'
		expect(comparable(ended(line)).stderr).toBe(line)
	})

	test('has a name of its own for each entry', () => {
		const names = knownDifferences.map(({ name }) => name)
		expect(new Set(names).size).toBe(names.length)
	})
})

describe('the time a program took', () => {
	const stock = { ...ended(''), seconds: 1, busy: 0.4 }
	const tookOnMachine = (seconds: number) => complainOfTiming({ ...ended(''), seconds }, stock)

	test('lies between what it waited and what it took on stock CPython', () => {
		expect(tookOnMachine(0.6)).toBeUndefined()
		expect(tookOnMachine(1.29)).toBeUndefined()
		expect(tookOnMachine(0.31)).toBeUndefined()
	})

	test('is complained of in a sentence with the figures', () => {
		expect(tookOnMachine(0.1)).toBe(
			'It took 0.10 s on the machine. On stock CPython it took 1.00 s and computed for 0.40 s of them, so 0.30 s to 1.30 s were expected.',
		)
		expect(tookOnMachine(1.4)).toContain('It took 1.40 s')
	})
})

describe('docs/python-differences.md', () => {
	const read = () => readFile(new URL('../../docs/python-differences.md', import.meta.url), 'utf8')

	test('has a row for each known difference, and no other', async () => {
		const table = (await read()).split('## What is different')[0] ?? ''
		const rows = table
			.split('\n')
			.filter((line) => line.startsWith('| '))
			.map((line) => line.split('|').map((cell) => cell.trim()))
			.slice(2)
		expect(rows.map(([, name, why]) => [name, why])).toEqual(
			knownDifferences.map(({ name, reason }) => [name, reason]),
		)
	})

	test('says how many programs there are', async () => {
		const programs = await readdir(new URL('programs/', import.meta.url))
		expect(await read()).toContain(
			`${programs.filter((name) => name.endsWith('.py')).length} programs`,
		)
	})
})
