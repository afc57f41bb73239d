import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { endOf, layFiles, runCourse, startCourse } from './course-command.ts'

// Interpreters, browsers and bundlers start here, on machines that may be busy.
vi.setConfig({ testTimeout: 240_000 })

const fixtures = path.join(import.meta.dirname, 'fixtures/exercises')

let folder: string
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'grade-'))
})
afterEach(() => rm(folder, { recursive: true, maxRetries: 3 }))

const lay = (files: Record<string, string>) => layFiles(folder, files)

const grade = (...args: string[]) => runCourse(['grade', ...args], { cwd: folder })

/** Without what no two runs have in common: how long it took. */
const steady = (text: string) => text.replace(/ +[\d.]+ (ms|s)$/gm, ' …')

const suites = {
	'ts/suite.test.ts': `
import { describe, expect, it, test } from 'vitest'
import { inLab } from '#kit/lab'
import { addLater } from './solution/add-later'
import { four } from './numbers.ts'

describe('addLater', () => {
	it('adds', async () => {
		const run = await inLab(undefined, () => addLater(2, 2))
		expect(run.value).toBe(four)
	})
	it.skip('is not wanted yet', () => {})
})
test('takes a minute', async () => {
	const run = await inLab(undefined, () => addLater(2, 2))
	expect(run.seconds).toBe(60)
})
`,
	'ts/numbers.ts': 'export const four = 4',
	'py/suite.test.ts': `
import { load } from '#kit/python'
import { expect, test } from 'vitest'

const calc = load('./solution/add_later.py')
test('adds', async () => {
	const run = await calc.call('add_later', [2, 2])
	expect(run.value).toBe(4)
})
test('takes a minute', async () => {
	const run = await calc.call('add_later', [2, 2])
	expect(run.seconds).toBeCloseTo(60, 1)
})
`,
	'right/add-later.ts': `
export async function addLater(a: number, b: number): Promise<number> {
	await new Promise((resolve) => setTimeout(resolve, 60_000))
	return a + b
}
`,
	'wrong/add-later.ts': `
export async function addLater(a: number, b: number): Promise<number> {
	console.log('adding', a, b)
	await new Promise((resolve) => setTimeout(resolve, 60_000))
	return a - b
}
`,
	'right/add_later.py': `
import asyncio

async def add_later(a, b):
	await asyncio.sleep(60)
	return a + b
`,
	'wrong/add_later.py': `
import asyncio

async def add_later(a, b):
	print('adding', a, b)
	await asyncio.sleep(60)
	return a - b
`,
}

describe('any suite', () => {
	beforeEach(() => lay(suites))

	test.each(['process', 'worker'])('passes what is right, in %s', async (runtime) => {
		const [ts, py] = await Promise.all([
			grade('ts', 'right', '--runtime', runtime),
			grade('py', 'right', '--runtime', runtime),
		])
		expect(steady(ts.out)).toBe(`suite.test.ts · TypeScript · ${runtime}

✓ addLater > adds …
✓ takes a minute …
– addLater > is not wanted yet skipped

Passed: 2 cases. …
`)
		expect(ts.code).toBe(0)
		expect(steady(py.out)).toBe(`suite.test.ts · Python · ${runtime}

✓ adds …
✓ takes a minute …

Passed: 2 cases. …
`)
		expect(py.code).toBe(0)
	})

	test('says what failed first, where, and what was printed', async () => {
		const [ts, py] = await Promise.all([grade('ts', 'wrong'), grade('py/suite.test.ts', 'wrong')])
		expect(steady(ts.out)).toContain(`
addLater > adds
  expected +0 to be 4 // Object.is equality

  - Expected
  + Received

  - 4
  + 0

  It printed:
    adding 2 2

Not passed: 1 of 2 cases failed. …
`)
		expect(ts.code).toBe(1)
		expect(steady(py.out)).toContain('✗ adds …\n✓ takes a minute …\n\nadds\n')
		expect(py.out).toContain('  It printed:\n    adding 2 2\n')
		expect(py.code).toBe(1)
	})

	test('an error of the attempt’s has its place', async () => {
		await lay({ 'raises/add_later.py': 'def add_later(a, b):\n\traise ValueError("no")\n' })
		const { out, code } = await grade('py', 'raises')
		expect(out).toContain('\nadds\n  ValueError: no\n  at add_later.py:2:1\n')
		expect(code).toBe(1)
	})

	test('an attempt that cannot be loaded has its place, and has not passed', async () => {
		await lay({ 'broken/add-later.ts': 'export const = 1', 'broken/add_later.py': 'def f(:' })
		const [ts, py] = await Promise.all([grade('ts', 'broken'), grade('py', 'broken')])
		expect(ts.out).toContain('  at add-later.ts:1:14\n')
		expect(py.out).toContain('  SyntaxError: invalid syntax\n  at add_later.py:1:7\n')
		for (const { out, code } of [ts, py]) {
			expect(out).toContain('Not passed: the attempt could not be loaded.')
			expect(code).toBe(1)
		}
	})

	test('an attempt that never ends is stopped, and has not passed', async () => {
		await lay({ 'loops/add_later.py': 'def add_later(a, b):\n\twhile True:\n\t\tpass\n' })
		await lay({ 'loops/add-later.ts': 'export async function addLater() { for (;;); }' })
		const [ts, py] = await Promise.all([grade('ts', 'loops'), grade('py', 'loops')])
		expect(ts.out).toMatch(/Not passed: stopped after [\d.]+ seconds\./)
		expect(ts.out).toContain('It happened in “addLater > adds”.')
		expect(py.out).toMatch(/Stopped after computing for too long\..*\n {2}at add_later\.py:[23]:1/)
		expect([ts.code, py.code]).toEqual([1, 1])
	})

	test('an attempt that changes what the cases stand on proves nothing', async () => {
		await lay({
			'cheats/add-later.ts': 'Math.max = () => 4\nexport const addLater = async () => 4\n',
		})
		const { out, code } = await grade('ts', 'cheats')
		expect(out).toContain('  It changed Math.max.\n')
		expect(code).toBe(1)
	})

	test('tells a tool the verdict and the report, and nothing else', async () => {
		const { out, err, code } = await grade('ts', 'wrong/add-later.ts', '--json')
		expect(err).toBe('')
		expect(code).toBe(1)
		expect(JSON.parse(out)).toMatchObject({
			suite: 'suite.test.ts',
			language: 'ts',
			runtime: 'process',
			verdict: { status: 'failed', first: 'addLater > adds' },
			report: { status: 'finished', tampering: [] },
		})
	})

	test('is ended by Ctrl-C', async () => {
		await lay({
			'waits/add-later.ts': 'await new Promise((resolve) => setTimeout(resolve, 100_000))',
		})
		const child = startCourse(['grade', 'ts', 'waits'], { cwd: folder })
		const ended = endOf(child)
		if (!child.stdout) throw new Error('It has no output.')
		await once(child.stdout, 'data')
		child.kill('SIGINT')
		expect((await ended).code).toBe(130)
	})
})

test('a suite of JavaScript and the file beside it need nothing else', async () => {
	await lay({
		'sum.test.js':
			"import { expect, test } from 'vitest'\nimport { sum } from './sum.js'\ntest('adds', () => { expect(sum(1, 2)).toBe(3) })",
		'sum.js': 'export const sum = (a, b) => a + b',
	})
	expect(await grade('.', '.')).toMatchObject({ code: 0, err: '' })
})

describe('an exercise', () => {
	beforeEach(() =>
		cp(path.join(fixtures, 'holds'), path.join(folder, 'holds'), { recursive: true }),
	)

	test('passes its solution', async () => {
		const { out, code } = await grade('holds', 'holds/ts/solution', '--root', folder)
		expect(out).toMatch(/Passed: 2 cases\./)
		expect(code).toBe(0)
	})

	test('answers a mistake with the first rung of its hint, or with all of them', async () => {
		const [first, all, json] = await Promise.all([
			grade('holds', 'holds/ts/starter', '--root', folder),
			grade('holds', 'holds/ts/starter', '--root', folder, '--hints'),
			grade('holds', 'holds/ts/starter', '--root', folder, '--json'),
		])
		expect(first.code).toBe(1)
		expect(first.out).toMatch(/\nHint: [\w-]+/)
		const { hint } = JSON.parse(json.out) as { hint: { id: string; rungs: string[] } }
		expect(first.out).toContain(`\nHint: ${hint.id}`)
		expect(first.out).toContain(`\n  ${hint.rungs[0] ?? ''}\n`)
		for (const rung of hint.rungs) expect(all.out).toContain(rung.split('\n')[0] ?? '')
	})

	test('says which of its files an attempt lacks', async () => {
		await lay({ 'mine/other.ts': '' })
		const { err, code } = await grade('holds', 'mine', '--root', folder)
		expect(err).toBe(
			'mine has no double.ts, which the exercise is about. Is it the right folder?\n',
		)
		expect(code).toBe(2)
	})
})

test('what cannot be graded is answered with a sentence, and 2', async () => {
	await lay({ 'week/a.test.ts': 'console.log(1)', 'empty/.keep': '' })
	const [noSuite, noAttempt, empty, noOption] = await Promise.all([
		grade('week', 'week'),
		grade('week', 'nope'),
		grade('week', 'empty'),
		grade('week', 'week', '--runtim', 'worker'),
	])
	expect(noSuite.err).toContain("Begin it with: import { expect, test } from 'vitest'")
	expect(noAttempt.err).toBe('There is no file or folder nope. Say where the attempt lies.\n')
	expect(empty.err).toBe('There is no text file in empty. Say where the attempt lies.\n')
	expect(noOption.err).toContain('(Did you mean --runtime?)')
	for (const { code, out } of [noSuite, noAttempt, empty, noOption])
		expect([code, out]).toEqual([2, ''])
})

test('help has the runtimes, the exit codes and examples', async () => {
	const { out } = await runCourse(['help', 'grade'])
	expect(out).toContain('webcontainer')
	expect(out).toContain('2 when it could not be graded')
	expect(out).toContain('course grade ./sum.test.ts ./mine')
})
