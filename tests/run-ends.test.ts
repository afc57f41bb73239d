import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { endOf, layFiles, runCourse, startCourse, withoutBuilding } from './course-command.ts'

// Interpreters, browsers and bundlers start here, on machines that may be busy.
vi.setConfig({ testTimeout: 240_000 })

let folder: string
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'run-'))
})
afterEach(() => rm(folder, { recursive: true, maxRetries: 3 }))

const lay = (files: Record<string, string>) => layFiles(folder, files)

const run = (...args: string[]) => runCourse(['run', ...args], { cwd: folder })

describe('what never ends', () => {
	test.each(['process', 'worker'])(
		'is stopped in %s when its seconds are over, with 124',
		async (runtime) => {
			await lay({ 'main.py': 'print("begun", flush=True)\nwhile True:\n\tpass\n' })
			const { out, err, code } = await run('main.py', '--seconds', '1', '--runtime', runtime)
			expect(withoutBuilding(err)).toMatch(
				/^Stopped after 1(\.\d)? seconds, because of --seconds\.\n {4}at main\.py:[23]:1\n$/,
			)
			expect([out, code]).toEqual(['begun\n', 124])
		},
	)

	test.each([
		['main.py', 'import time\nprint("begun", flush=True)\ntime.sleep(1000)', 'process'],
		['main.ts', 'console.log("begun"); setInterval(() => {}, 1000)', 'process'],
		['main.ts', 'console.log("begun"); for (;;);', 'worker'],
	])('is ended by Ctrl-C: %s', async (name, text, runtime) => {
		await lay({ [name]: text })
		const child = startCourse(['run', name, '--runtime', runtime], { cwd: folder })
		const ended = endOf(child)
		if (!child.stdout) throw new Error('It has no output.')
		await once(child.stdout, 'data')
		child.kill('SIGINT')
		expect(await ended).toMatchObject({ out: 'begun\n', code: 130 })
	})

	test('ends when nobody reads it any more', async () => {
		await lay({ 'main.py': 'while True:\n\tprint("x" * 100)\n' })
		const child = startCourse(['run', 'main.py'], { cwd: folder })
		if (!child.stdout) throw new Error('It has no output.')
		await once(child.stdout, 'data')
		child.stdout.destroy()
		await once(child, 'exit')
		expect(child.exitCode).toBe(141)
	})
})

describe('the world', () => {
	// By this name it is another computer: Python's machine has a localhost of its own.
	const name = hostname()
	let server: Server
	let address: string
	beforeEach(async () => {
		server = createServer((request, response) => {
			response.setHeader('access-control-allow-origin', '*')
			response.end(`you asked for ${request.url}`)
		})
		await new Promise<void>((resolve) => server.listen(0, resolve))
		const listening = server.address()
		if (typeof listening !== 'object' || listening === null) throw new Error('It has no port.')
		address = `http://${name}:${listening.port}/x`
		await lay({
			'main.ts': `console.log(await (await fetch('${address}')).text())`,
			'main.py': `import urllib.request\nprint(urllib.request.urlopen('${address}').read().decode())`,
		})
	})
	afterEach(() => server.close())

	test.each([
		['main.ts', 'process'],
		['main.ts', 'worker'],
		['main.py', 'process'],
		['main.py', 'worker'],
	])('is reached by %s in %s where it is let in', async (main, runtime) => {
		const ended = await run(main, '--outside', '--runtime', runtime)
		expect(ended).toMatchObject({ out: 'you asked for /x\n', code: 0 })
	})

	test('is refused by name otherwise', async () => {
		const [ts, py] = await Promise.all([run('main.ts'), run('main.py')])
		expect(ts.err).toContain(address)
		expect(py.err).toContain('Name or service not known')
		expect([ts.code, py.code]).toEqual([1, 1])
	})
})
