import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { buildNodePython } from '../../src/library/node-python.ts'
import type { Answer, Order } from '../../src/runtimes/machine/messages.ts'
import { startNodeThread } from '../../src/runtimes/machine/node-thread.ts'
import type { MachineThread } from '../../src/runtimes/machine/thread.ts'
import { runOnMachine } from './machine-run.ts'

/** A host of the real world: it listens on this computer, and `fetch` is told where. */
const server = createServer((request, response) => void answer(request, response))
let base = ''
let inFlight = 0
let peak = 0
/** Lets the stream have its next piece. */
let next = Promise.withResolvers<void>()
let hungUp = Promise.withResolvers<void>()
const asked: { url: string; headers: IncomingMessage['headers'] }[] = []

async function answer(request: IncomingMessage, response: ServerResponse) {
	const { url = '', method = '' } = request
	asked.push({ url, headers: request.headers })
	peak = Math.max(peak, ++inFlight)
	response.on('close', () => {
		inFlight--
		if (!response.writableFinished) hungUp.resolve()
	})
	if (url.startsWith('/slow')) await sleep(100)
	if (url === '/never') return
	if (url === '/echo') return response.end(`${method} ${await text(request)}`)
	if (url === '/missing') return response.writeHead(404, { 'x-why': 'gone' }).end('no such thing')
	if (url === '/moved') return response.writeHead(302, { location: '/echo' }).end()
	if (url === '/nothing') return response.writeHead(204).end()
	if (url === '/packed')
		return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked'))
	if (url === '/broken') return response.socket?.destroy()
	if (url === '/next') next.resolve()
	if (url === '/stream') {
		for (const piece of ['one', 'two', 'three']) {
			response.write(piece)
			await next.promise
			next = Promise.withResolvers<void>()
		}
		return response.end()
	}
	return response.setHeader('content-type', 'application/json').end(JSON.stringify({ url }))
}

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
	asked.length = 0
	peak = 0
	fetched.length = 0
	hungUp = Promise.withResolvers<void>()
})
afterEach(() => {
	vi.unstubAllGlobals()
})
afterAll(() => {
	server.closeAllConnections()
	server.close()
})

const fetched: string[] = []
const realFetch = globalThis.fetch

/** The world, whose only host is outside.example. */
function outside(url: string, init: RequestInit) {
	fetched.push(`${String(init.method)} ${url}`)
	return realFetch(url.replace(/^https?:\/\/outside\.example(:\d+)?/, base), init)
}

/** A program in real time. */
async function run(source: string, { isOpen = true } = {}) {
	const web = { routes: [{ url: 'http://lab.example/', text: 'from the lab' }] }
	const file = 'main.py'
	return runOnMachine({ file, source }, { clock: 'real', web, ...(isOpen && { outside }) })
}

test('aiohttp asks the world, many at a time', async () => {
	const { stdout, stderr, seconds } = await run(`
import aiohttp, asyncio
async def main():
    async with aiohttp.ClientSession() as session:
        async def get(path):
            async with session.get('https://outside.example' + path) as response:
                return await response.json()
        answers = await asyncio.gather(*(get(f'/slow/{id}') for id in range(10)))
        print([answer['url'] for answer in answers] == [f'/slow/{id}' for id in range(10)])
        async with session.get('http://lab.example/') as response: print(await response.text())
asyncio.run(main())
`)
	expect({ stdout, stderr }).toEqual({ stdout: 'True\nfrom the lab\n', stderr: '' })
	expect(peak).toBeGreaterThan(3)
	expect(seconds).toBeGreaterThan(0.1)
	expect(fetched.every((line) => line.startsWith('GET https://outside.example/slow/'))).toBe(true)
})

test('Requests asks the world, from the main thread and from others', async () => {
	const { stdout, stderr } = await run(`
import requests
from concurrent.futures import ThreadPoolExecutor
print(requests.get('http://outside.example:8080/a').json())
print(requests.post('http://outside.example/echo', data='café'.encode()).text)
response = requests.get('http://outside.example/missing', headers={'X-Mine': 'yes'})
print(response.status_code, response.headers['x-why'], response.text)
print(requests.get('http://outside.example/moved').text)
print(requests.get('http://outside.example/packed').text)
print(requests.head('http://outside.example/a').headers['content-type'])
print(repr(requests.get('http://outside.example/nothing').text))
with requests.Session() as session:
    print([session.get(f'https://outside.example:8443/{n}').status_code for n in range(3)])
def get(id): return requests.get(f'http://outside.example/slow/{id}').json()['url']
with ThreadPoolExecutor(5) as pool: print(list(pool.map(get, range(5))))
`)
	expect(stderr).toBe('')
	expect(stdout.trimEnd().split('\n')).toEqual([
		"{'url': '/a'}",
		'POST café',
		'404 gone no such thing',
		'GET ',
		'unpacked',
		'application/json',
		"''",
		'[200, 200, 200]',
		"['/slow/0', '/slow/1', '/slow/2', '/slow/3', '/slow/4']",
	])
	expect(peak).toBeGreaterThan(1)
	expect(fetched[0]).toBe('GET http://outside.example:8080/a')
	expect(fetched).toContain('GET https://outside.example:8443/2')
	const missing = asked.find(({ url }) => url === '/missing')
	expect(missing?.headers).toMatchObject({ 'x-mine': 'yes' })
	expect(missing?.headers['user-agent']).not.toContain('requests')
})

test('a stream arrives while it comes', async () => {
	const { stdout, stderr } = await run(`
import aiohttp, asyncio
async def main():
    async with aiohttp.ClientSession() as session, session.get('http://outside.example/stream') as response:
        while piece := await response.content.readany():
            print(piece)
            await session.get('http://outside.example/next')
asyncio.run(main())
`)
	expect({ stdout, stderr }).toEqual({
		stdout: "b'one'\nb'two'\nb'three'\n",
		stderr: '',
	})
})

test('a client that gives up hangs up in the world too', async () => {
	const { stdout } = await run(`
import requests
try: requests.get('http://outside.example/never', timeout=0.2)
except requests.Timeout as error: print(type(error).__name__)
`)
	expect(stdout).toBe('ReadTimeout\n')
	await hungUp.promise
})

test('what does not get through says why, and what a browser allows', async () => {
	const { stdout, stderr } = await run(`
import aiohttp, asyncio, requests
try: requests.get('http://outside.example/broken')
except requests.ConnectionError as error: print('Requests:', type(error).__name__)
async def main():
    async with aiohttp.ClientSession() as session:
        try: await session.get('https://nowhere.invalid/x')
        except aiohttp.ClientError as error: print('aiohttp:', type(error).__name__)
asyncio.run(main())
`)
	expect(stdout).toBe('Requests: ConnectionError\naiohttp: ServerDisconnectedError\n')
	const lines = stderr.trimEnd().split('\n')
	expect(lines).toHaveLength(2)
	expect(lines[0]).toMatch(
		/^GET http:\/\/outside\.example\/broken did not get through \(fetch failed: /,
	)
	expect(lines[1]).toMatch(/^GET https:\/\/nowhere\.invalid\/x did not get through .* \(CORS\)/)
})

test('who computes or spins meanwhile hears the answer all the same', async () => {
	const { stdout } = await run(`
import asyncio, threading, time, aiohttp, requests
async def main():
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(session.get('http://outside.example/slow/1'))
        turns = 0
        while not task.done():
            turns += 1
            await asyncio.sleep(0)
        print('spun', turns > 1, (await task).status)
asyncio.run(main())
answers = []
thread = threading.Thread(target=lambda: answers.append(requests.get('http://outside.example/slow/2').status_code))
thread.start()
while not answers: pass
print('computed', answers)
`)
	expect(stdout).toBe('spun True 200\ncomputed [200]\n')
})

test('the machine itself is never the world', async () => {
	const { stdout } = await run(`
import requests
for host in ('127.0.0.1:8000', 'localhost:8000', 'lab.example:81'):
    try: requests.get(f'http://{host}/')
    except requests.ConnectionError as error: print('refused' in str(error))
`)
	expect(stdout).toBe('True\nTrue\nTrue\n')
	expect(fetched).toEqual([])
})

test('nothing gets through unless it is asked for', async () => {
	const { stdout } = await run(
		`
import requests
try: requests.get('http://outside.example/a')
except requests.ConnectionError as error: print('not known' in str(error))
`,
		{ isOpen: false },
	)
	expect(stdout).toBe('True\n')
	expect(asked).toEqual([])
})

test.for([true, undefined])(
	'a locked machine in Node asks the world only if it may: %s',
	async (isOpen) => {
		vi.stubGlobal('fetch', outside)
		const { thread: file, files } = await buildNodePython()
		const thread = startNodeThread(file)
		try {
			await exchange(thread, { type: 'boot', files }, 'ready')
			const main = `
import requests
try: print(requests.post('http://outside.example/echo', data=b'abc').text)
except requests.ConnectionError as error: print('not known' in str(error))
`
			const output = await exchange(
				thread,
				{
					type: 'program',
					files: { 'main.py': main },
					main: 'main.py',
					clock: 'real',
					...(isOpen && { outside: true }),
				},
				'ended',
			)
			expect(output).toBe(isOpen ? 'POST abc\n' : 'True\n')
		} finally {
			thread.end()
		}
	},
)

/** Gives an order and waits for that answer; answers what was written until then. */
function exchange(thread: MachineThread, order: Order, type: Answer['type']): Promise<string> {
	return new Promise((resolve, reject) => {
		let output = ''
		thread.listen((answer) => {
			if (answer.type === 'output') output += answer.text
			else if (answer.type === type) resolve(output)
			else if (answer.type === 'broken') reject(new Error(answer.why))
		})
		thread.post(order)
	})
}

test.for([
	['pure', false, /^The world has no pure clock: .*\n$/],
	['hybrid', false, /^The world has no hybrid clock: .*\n$/],
	['real', true, /^To reach hosts .* Chrome 137, Firefox 153, Safari 27, or newer\.\n$/],
] as const)('the world is out of reach with the clock %s, without switching: %s', async (how) => {
	const [clock, withoutSwitching, sentence] = how
	const source = `
import socket
for _ in range(2):
    try: socket.getaddrinfo('outside.example', 80)
    except socket.gaierror as error: print(error)
`
	const program = { file: 'main.py', source }
	const { stdout, stderr } = await runOnMachine(program, {
		clock,
		withoutSwitching,
		outside: fetch,
	})
	expect(stdout).toBe('[Errno -2] Name or service not known\n'.repeat(2))
	expect(stderr).toMatch(sentence)
})
