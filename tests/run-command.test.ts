import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { traceSchema } from '../src/course/trace.ts'
import { layFiles, runCourse, withoutBuilding } from './course-command.ts'

// Interpreters, browsers and bundlers start here, on machines that may be busy.
vi.setConfig({ testTimeout: 240_000 })

let folder: string
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'run-'))
})
afterEach(() => rm(folder, { recursive: true, maxRetries: 3 }))

const lay = (files: Record<string, string>) => layFiles(folder, files)

const run = (...args: string[]) => runCourse(['run', ...args], { cwd: folder })

const web = JSON.stringify({
	routes: [
		{ url: 'https://api.example/items/{id}', delay: 0.2, status: 200, json: { id: '{id}' } },
	],
})

const python = {
	'main.py': `
import sys, asyncio, aiohttp
from shop.items import load

async def main():
	print(sys.argv)
	print('to the other stream', file=sys.stderr)
	async with aiohttp.ClientSession() as session:
		print(await asyncio.gather(*(load(session, n) for n in range(3))))

asyncio.run(main())
sys.exit(3)
`,
	'shop/items.py': `
async def load(session, number):
	async with session.get(f'https://api.example/items/{number}') as answer:
		return (await answer.json())['id']
`,
	'web.json': web,
}

const typeScript = {
	'main.ts': `
import { load } from './shop/items.ts'
console.log(process.argv.slice(1))
console.error('to the other stream')
console.log(await Promise.all([0, 1, 2].map(load)))
process.exit(3)
`,
	'shop/items.ts': `
export async function load(n: number): Promise<string> {
	const answer = await fetch('https://api.example/items/' + n)
	return (await answer.json()).id
}
`,
	'web.json': web,
}

describe.each([
	['Python', 'main.py', python, "['main.py', 'a', '-b']\n['0', '1', '2']\n"],
	['TypeScript', 'main.ts', typeScript, "[ 'main.ts', 'a', '-b' ]\n[ '0', '1', '2' ]\n"],
])('a program in %s', (_, main, files, out) => {
	beforeEach(() => lay(files))

	test.each(['process', 'worker'])('runs in %s', async (runtime) => {
		const ended = await run(main, 'a', '--origins', 'web.json', '--runtime', runtime, '--', '-b')
		expect(withoutBuilding(ended.err)).toBe('to the other stream\n')
		expect(ended.out).toBe(out)
		expect(ended.code).toBe(3)
	})

	test('is told as one object to a tool', async () => {
		const began = performance.now()
		const {
			out: json,
			err,
			code,
		} = await run(main, 'a', '--origins', 'web.json', '--json', '--', '-b')
		expect(err).toBe('')
		expect(code).toBe(3)
		const told: unknown = JSON.parse(json)
		expect(told).toMatchObject({
			stdout: out,
			stderr: 'to the other stream\n',
			exitCode: 3,
			requests: { peak: 3, entries: [{ method: 'GET', status: 200, outcome: 'answered' }, {}, {}] },
		})
		expect(told).not.toHaveProperty('error')
		const { seconds } = z.object({ seconds: z.number() }).parse(told)
		// In real time: at least what its requests wait, and no more than passed here.
		expect(seconds).toBeGreaterThanOrEqual(0.2)
		expect(seconds).toBeLessThan((performance.now() - began) / 1000)
	})
})

describe('an error that nobody caught', () => {
	test('ends a Python program with 1 and its own traceback', async () => {
		await lay({ 'main.py': 'def f():\n\traise ValueError("no")\nf()\n' })
		const { out, err, code } = await run('main.py')
		expect(withoutBuilding(err)).toMatch(
			/^Traceback \(most recent call last\):\n[^]*File "main\.py", line 2, in f\n[^]*\nValueError: no\n$/,
		)
		expect([out, code]).toEqual(['', 1])
	})

	test('ends a TypeScript program with 1 and its place', async () => {
		await lay({ 'main.ts': 'const f = () => {\n\tthrow new TypeError("no")\n}\nf()\n' })
		const { out, err, code } = await run('main.ts')
		expect(withoutBuilding(err)).toBe('TypeError: no\n    at main.ts:2:8\n')
		expect([out, code]).toEqual(['', 1])
	})

	test('is an object to a tool', async () => {
		await lay({ 'main.py': 'raise ValueError("no")', 'syntax.py': 'def f(:' })
		const [thrown, syntax] = await Promise.all([
			run('main.py', '--json'),
			run('syntax.py', '--json'),
		])
		expect(JSON.parse(thrown.out)).toMatchObject({
			exitCode: 1,
			error: { name: 'ValueError', message: 'no', at: { file: 'main.py', line: 1 } },
		})
		expect(JSON.parse(syntax.out)).toMatchObject({
			exitCode: 1,
			error: { name: 'SyntaxError', at: { file: 'syntax.py', line: 1 } },
		})
	})
})

test.each([
	['a.py', 'import os\nos._exit(4)', 4],
	['b.py', 'import sys\nsys.exit("no")', 1],
	['c.ts', 'process.exitCode = 6', 6],
	['d.ts', 'export {}', 0],
])('the exit code of %s is the program’s', async (name, text, exitCode) => {
	await lay({ [name]: text })
	expect((await run(name)).code).toBe(exitCode)
})

describe('a clock', () => {
	const program =
		'import asyncio, time\nstart = time.perf_counter()\nasyncio.run(asyncio.sleep(3600))\nprint(time.perf_counter() - start)'

	test('that is pure reads the same to the last digit each time', async () => {
		await lay({ 'main.py': program })
		const [first, second] = await Promise.all([
			run('main.py', '--clock', 'pure'),
			run('main.py', '--clock', 'pure'),
		])
		expect(first.out).toMatch(/^3600\.\d+\n$/)
		expect(second.out).toBe(first.out)
	})

	test('that is hybrid skips the waiting', async () => {
		await lay({ 'main.py': program })
		const { out } = await run('main.py', '--clock', 'hybrid', '--json')
		expect(JSON.parse(out)).toMatchObject({
			exitCode: 0,
			stdout: expect.stringMatching(/^360\d\./),
		})
	})
})

test('a trace has what the tasks did, in a file and in the object', async () => {
	await lay({
		'main.py':
			'import asyncio\nasync def work():\n\tawait asyncio.sleep(1)\nasync def main():\n\tawait asyncio.gather(work(), work())\nasyncio.run(main())\n',
	})
	const { out } = await run('main.py', '--clock', 'pure', '--trace', 'trace.json', '--json')
	const trace = traceSchema.parse(
		JSON.parse(await readFile(path.join(folder, 'trace.json'), 'utf8')),
	)
	expect(JSON.parse(out)).toHaveProperty('trace', trace)
	expect(trace.events).toContainEqual({
		what: 'created',
		task: 2,
		at: expect.any(Number),
		name: 'Task-2',
		runs: 'work',
		by: 1,
	})
	const sleeping = {
		what: 'ran',
		task: 2,
		then: 'waits',
		in: 'work',
		on: { kind: 'sleep', name: 'sleep' },
	}
	expect(trace.events).toContainEqual(
		expect.objectContaining({ ...sleeping, place: { file: 'main.py', line: 3 } }),
	)
})

test('no more is cut from the output than a shell would', async () => {
	await lay({
		'main.py': 'for n in range(30_000):\n\tprint("line", n)\n',
		'main.ts': 'for (let n = 0; n < 30_000; n++) console.log("line", n)',
	})
	const ends = await Promise.all([run('main.py'), run('main.ts')])
	for (const { out, code } of ends) {
		expect(out.split('\n')).toHaveLength(30_001)
		expect(out.endsWith('line 29999\n')).toBe(true)
		expect(code).toBe(0)
	}
})

test('what does not go along is named', async () => {
	await lay({ 'main.ts': 'console.log(1)' })
	await writeFile(path.join(folder, 'a.png'), new Uint8Array([0, 1, 2]))
	const [plain, json] = await Promise.all([run('main.ts'), run('main.ts', '--json')])
	expect(withoutBuilding(plain.err)).toBe('Left out of the sandbox: a.png (not text).\n')
	expect(JSON.parse(json.out)).toHaveProperty('leftOut', ['a.png (not text)'])
})

test('what cannot be run is answered with a sentence, and 2', async () => {
	const [missing, option] = await Promise.all([run('nope.py'), run('main.py', '--clok', 'pure')])
	expect(missing).toEqual({
		code: 2,
		out: '',
		err: 'There is no file nope.py. Say which program to run: course run main.py\n',
	})
	expect(option).toEqual({
		code: 2,
		out: '',
		err: "error: unknown option '--clok'\n(Did you mean --clock?)\n",
	})
})

test('nothing of a run is left behind', async () => {
	await lay({ 'main.ts': 'console.log(process.cwd())' })
	const { out } = await run('main.ts')
	expect(await readdir(path.dirname(out.trim())).catch(() => 'gone')).not.toContain(
		path.basename(out.trim()),
	)
})

test('help has the clocks, the exit codes and examples', async () => {
	const { out } = await runCourse(['help', 'run'])
	expect(out).toContain('--origins')
	expect(out).toContain('124 when --seconds were over')
	expect(out).toContain('course run main.py --clock pure')
})
