import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Harness } from '../runtimes/browser-harness.ts'
import { startFrameHost, type FrameHost } from './host.ts'
import { openWebContainerPage } from './open-page.ts'

// The stand-in against the vendor's own client, with nothing of ours between them: what the other
// tests take for granted.

let host: FrameHost
let harness: Harness

beforeAll(async () => {
	host = await startFrameHost()
	harness = await openWebContainerPage(host.url)
})
afterAll(async () => {
	await harness[Symbol.asyncDispose]()
	await host[Symbol.asyncDispose]()
})
beforeEach(async () => {
	await harness.page.goto(harness.url)
	await harness.page.evaluate((url) => {
		globalThis.WEBCONTAINER_API_IFRAME_URL = url
	}, host.url)
})

test('the client boots, and boots again after a teardown', async () => {
	const workdirs = await harness.page.evaluate(async () => {
		const { WebContainer } = await lab.client()
		const first = await WebContainer.boot({ coep: 'require-corp', workdirName: 'one' })
		first.teardown()
		const second = await WebContainer.boot({ coep: 'require-corp', workdirName: 'two' })
		return [first.workdir, second.workdir]
	})
	expect(workdirs).toEqual(['/home/one', '/home/two'])
})

test('two at a time are refused, as the client does it', async () => {
	const second = harness.page.evaluate(async () => {
		const { WebContainer } = await lab.client()
		await WebContainer.boot()
		await WebContainer.boot()
	})
	await expect(second).rejects.toThrow('Only a single WebContainer instance can be booted')
})

test('files that are mounted are laid over those that are there, and can be exported', async () => {
	const seen = await harness.page.evaluate(async () => {
		const { WebContainer } = await lab.client()
		const container = await WebContainer.boot()
		const { fs } = container
		await container.mount({ a: { directory: { 'one.txt': { file: { contents: '1' } } } } })
		const bytes = new Uint8Array([0, 255, 10])
		await container.mount({ a: { directory: { 'two.bin': { file: { contents: bytes } } } } })
		await fs.mkdir('b/c', { recursive: true })
		await fs.writeFile('b/c/three.txt', 'dritte Zeile: é')
		await fs.rename('b/c/three.txt', 'b/three.txt')
		await fs.rm('b/c', { recursive: true })
		const folder = await fs.readdir('b', { withFileTypes: true })
		return {
			one: await fs.readFile('a/one.txt', 'utf8'),
			two: [...(await fs.readFile('a/two.bin'))],
			b: folder.map((entry) => [entry.name, entry.isFile()]),
			exported: await container.export('b'),
			missing: await fs.readFile('nowhere.txt', 'utf8').catch(String),
			outside: await fs.readFile('../../../etc/passwd', 'utf8').catch(String),
			unmounted: await container.mount({}, { mountPoint: 'nowhere' }).catch(String),
		}
	})
	expect(seen).toEqual({
		one: '1',
		two: [0, 255, 10],
		b: [['three.txt', true]],
		exported: { 'three.txt': { file: { contents: 'dritte Zeile: é' } } },
		missing: expect.stringContaining('ENOENT'),
		outside: expect.stringContaining('ENOENT'),
		unmounted: expect.stringContaining('ENOENT'),
	})
})

test('a process gets its arguments, its environment and its input, and its output streams', async () => {
	const { output, code } = await harness.page.evaluate(async () => {
		const { WebContainer } = await lab.client()
		const container = await WebContainer.boot()
		const script = `console.log(process.argv[2], process.env.MOOD)
			process.stdin.on('data', (text) => { console.error('heard ' + text); process.exit(3) })`
		await container.mount({ 'main.js': { file: { contents: script } } })
		const node = await container.spawn('node', ['main.js', 'here'], { env: { MOOD: 'fine' } })
		const reader = node.output.getReader()
		const first = await reader.read()
		await node.input.getWriter().write('you')
		let text = String(first.value)
		for (let piece = await reader.read(); !piece.done; piece = await reader.read())
			text += piece.value
		return { output: text, code: await node.exit }
	})
	expect(output).toBe('here fine\nheard you\n')
	expect(code).toBe(3)
})

test('a loop that never awaits ends when it is killed', async () => {
	const code = await harness.page.evaluate(async () => {
		const { WebContainer } = await lab.client()
		const container = await WebContainer.boot()
		const node = await container.spawn('node', ['-e', 'console.log(1); for (;;);'])
		await node.output.getReader().read()
		node.kill()
		return node.exit
	})
	expect(code).toBe(137)
	expect(host.running).toEqual([])
})

test('a command that is not there ends with 127', async () => {
	const code = await harness.page.evaluate(async () => {
		const { WebContainer } = await lab.client()
		const container = await WebContainer.boot()
		return (await container.spawn('no-such-command')).exit
	})
	expect(code).toBe(127)
})

test('a server that listens is announced, and so is its end', async () => {
	const told = await harness.page.evaluate(async () => {
		const { WebContainer } = await lab.client()
		const container = await WebContainer.boot()
		const events: string[] = []
		const closed = new Promise<void>((resolve) => {
			container.on('port', (port, type, url) => {
				events.push(`${type} ${url === `http://localhost:${String(port)}` ? 'here' : url}`)
				if (type === 'close') resolve()
			})
		})
		const ready = new Promise<void>((resolve) => {
			container.on('server-ready', () => {
				events.push('ready')
				resolve()
			})
		})
		const node = await container.spawn('node', ['-e', "require('http').createServer().listen(0)"])
		await ready
		node.kill()
		await closed
		return events
	})
	expect(told).toEqual(['open here', 'ready', 'close here'])
})

test('an error of the service reaches those who listen', async () => {
	const message = harness.page.evaluate(async () => {
		const { WebContainer } = await lab.client()
		const container = await WebContainer.boot()
		return new Promise<string>((resolve) => {
			container.on('error', (error) => {
				resolve(error.message)
			})
			Object.assign(globalThis, { isListening: true })
		})
	})
	await harness.page.waitForFunction(() => 'isListening' in globalThis)
	// The subscription crosses the wire in its own time, so the service repeats itself.
	const repeat = setInterval(() => {
		host.fail('out of order')
	}, 50)
	await expect(message.finally(() => clearInterval(repeat))).resolves.toBe('out of order')
})

test('a frame that has gone takes its processes and its folder along', async () => {
	await harness.page.evaluate(async () => {
		const { WebContainer } = await lab.client()
		const container = await WebContainer.boot()
		await container.spawn('node', ['-e', 'for (;;);'])
	})
	expect(host.running).toEqual(['node -e for (;;);'])
	await harness.page.goto('about:blank')
	await expect.poll(() => host.running).toEqual([])
})
