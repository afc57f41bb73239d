import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPython } from '../../src/library/build-python.ts'
import { buildNodePython } from '../../src/library/node-python.ts'
import { filesOnDisk } from '../../src/runtimes/machine/node-files.ts'
import { bootInterpreter } from '../../src/runtimes/machine/interpreter.ts'
import { createKernel } from '../../src/runtimes/machine/kernel.ts'
import { home } from '../../src/runtimes/machine/pyodide.ts'
import { beginWith } from '../../src/runtimes/machine/snapshot.ts'
import { unpackInto, withoutZeroPages } from '../../src/runtimes/machine/zero-pages.ts'
import { runJob } from '../../src/runtimes/run-job.ts'
import { openHarness, policyWith, runtimeInPage, webAssembly } from '../runtimes/browser-harness.ts'

const { files } = await buildNodePython()
const snapshot = new Uint8Array(await readFile(files.snapshot))

function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex')
}

async function boot(memory: Uint8Array<ArrayBuffer>, from = files) {
	let text = ''
	const interpreter = await bootInterpreter({
		files: from,
		snapshot: { bytes: memory },
		read: filesOnDisk,
		onWrite: (_, bytes) => void (text += new TextDecoder().decode(bytes)),
		onPlace: () => undefined,
	})
	return {
		...interpreter,
		print: async (expression: string) => {
			text = ''
			interpreter.write('main.py', `import sys\nprint(${expression})`)
			await interpreter.call('program.run', `${home}main.py`)
			return text.trimEnd()
		},
	}
}

describe('an interpreter', () => {
	test('begins with aiohttp and Requests in memory', async () => {
		const { print } = await boot(snapshot)
		expect(await print("[name in sys.modules for name in ('aiohttp', 'requests')]")).toBe(
			'[True, True]',
		)
	})

	test('finds in the archives what is not in its memory', async () => {
		const { print } = await boot(snapshot)
		expect(await print("'wave' in sys.modules, __import__('wave').__name__")).toBe('False wave')
	})

	test('says which of them cannot be read, and goes on', async () => {
		const { print } = await boot(snapshot, { ...files, library: '/nowhere/library.zip' })
		const told = await print(
			'1)\ntry:\n    import wave\nexcept ModuleNotFoundError as error:\n    print(error',
		)
		expect(told).toBe(
			[
				'1',
				"A library could not be read: Error: ENOENT: no such file or directory, open '/nowhere/library.zip'",
				"No module named 'wave'",
			].join('\n'),
		)
		expect(await print('1 + 1')).toBe('2')
	})

	test('begins with more memory than CPython asks for, where the snapshot has it', async () => {
		const larger = new Uint8Array(48 * 2 ** 20)
		unpackInto(larger, snapshot)
		const interpreter = await boot(withoutZeroPages(larger))
		expect(interpreter.memory).toBeGreaterThan(47 * 2 ** 20)
		expect(await interpreter.print('1 + 1')).toBe('2')
	})

	test('does not begin with the memory of another machine', () => {
		const kernel = createKernel({
			canSwitch: true,
			begin: () => Promise.resolve(),
			onPlace: () => undefined,
			onExit: () => undefined,
			onIgnored: () => {
				throw new Error('stopped')
			},
		})
		const beginning = beginWith({ bytes: snapshot }, kernel)
		if (beginning.from === 'nothing') throw new Error('It begins with nothing.')
		expect(beginning.deserializer('park')).toBe(kernel.calls['park'])
		expect(() => beginning.deserializer('teleport')).toThrow('The kernel has no call teleport.')
	})
})

describe('a page', () => {
	let harness: Awaited<ReturnType<typeof openHarness>>
	const fetched: string[] = []
	/** What an interpreter is readied with, and what is needed for nothing else. */
	const readied = () => fetched.filter((url) => url.endsWith('/machine.zip')).length

	beforeAll(async () => {
		const { folder } = await buildPython()
		harness = await openHarness({
			folder: fileURLToPath(new URL('../runtimes/python-page/', import.meta.url)),
			mounts: { python: folder },
			headers: policyWith(webAssembly),
		})
		harness.page.context().on('request', (request) => fetched.push(request.url()))
	})
	afterAll(() => harness[Symbol.asyncDispose]())

	/** Opens Python in the page as it is then, and closes it. */
	async function visit() {
		await harness.page.reload()
		await using sandbox = await runtimeInPage(harness.page, 'pyodide', ['py']).open()
		expect(sandbox).toBeDefined()
	}

	/** The hash of the snapshot that is kept, once it is. */
	function keptHash() {
		return harness.page.evaluate(async () => {
			const cache = await caches.open('interleave-python')
			const [key, ...more] = await cache.keys()
			if (!key || more.length > 0) return `${more.length} more`
			const bytes = (await (await cache.match(key))?.arrayBuffer()) ?? new ArrayBuffer(0)
			const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
			return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
		})
	}

	test('readies one, the same to the byte as in Node, and keeps it for the next visit', async () => {
		await visit()
		expect(readied()).toBe(1)
		await expect.poll(keptHash, { timeout: 20_000 }).toBe(sha256(snapshot))
		await visit()
		expect(readied()).toBe(1)
	})

	test('fetches the libraries when a program asks for what is not in its memory', async () => {
		/** What a program printed, and which archives were fetched meanwhile. */
		async function run(code: string) {
			const before = fetched.length
			await harness.page.reload()
			let text = ''
			const report = await runJob(
				runtimeInPage(harness.page, 'pyodide', ['py']),
				{
					kind: 'program',
					language: 'py',
					files: { 'main.py': code, 'helpers.py': 'place = 1' },
					main: 'main.py',
					seed: 1,
				},
				{
					onEvent: (event) => {
						if (event.type === 'output') text += event.text
					},
				},
			)
			expect(report.status).toBe('finished')
			const archives = fetched.slice(before).filter((url) => url.endsWith('.zip'))
			return { text, archives: archives.map((url) => url.slice(url.lastIndexOf('/') + 1)) }
		}
		expect(await run('import aiohttp, queue, requests, helpers\nprint("here")')).toEqual({
			text: 'here\n',
			archives: [],
		})
		expect(await run('import wave\nprint(wave.__name__)')).toEqual({
			text: 'wave\n',
			archives: ['library.zip'],
		})
	})

	test('readies another when that one is gone', async () => {
		await harness.page.evaluate(() => caches.delete('interleave-python'))
		const before = readied()
		await visit()
		expect(readied()).toBe(before + 1)
	})
})
