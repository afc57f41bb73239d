import { once } from 'node:events'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { formatHandIn, mostHandIn, parseHandIn } from '../src/course/hand-in.ts'
import { runCourse } from './course-command.ts'
import { receiveIn } from './receiving.ts'

// Interpreters and bundlers start here, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 })

const pages = 'https://learn.example'

let folder: string
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'receive-'))
})
afterEach(() => rm(folder, { recursive: true, maxRetries: 3 }))

const openDesk = (...args: string[]) =>
	receiveIn(folder, ['kept', '--from', pages, '--port', '0', ...args])

const handInOf = (name: string, code = `// ${name}\n`) =>
	formatHandIn(
		{
			course: 'Interleave',
			who: { name },
			at: Date.UTC(2026, 0, 2),
			work: [
				{
					exercise: 'fetch-all-at-once',
					language: 'ts',
					files: { 'fetch-all.ts': code },
					at: Date.UTC(2026, 0, 1),
					attempts: 1,
				},
			],
		},
		crypto.subtle,
	)

const json = { 'Content-Type': 'application/json' }
const fromPages = { ...json, Origin: pages }
const send = (url: string, body: BodyInit, headers: Record<string, string> = fromPages) =>
	fetch(url, { method: 'POST', headers, body })
const kept = () => readdir(path.join(folder, 'kept'))

test('a hand-in is kept as it came, under its time and name, and collect reads it', async () => {
	await using desk = await openDesk()
	const text = await handInOf('Ada Lovelace')
	const answer = await send(desk.url, text)
	expect(answer.status).toBe(201)
	expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(pages)
	const { receipt } = (await answer.json()) as { receipt: string }
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
	expect(receipt).toBe(Buffer.from(digest).toString('hex'))

	const [name = '', ...others] = await kept()
	expect(others).toEqual([])
	expect(name).toMatch(/^20\d\d-\d\d-\d\dT[\d-]+Z-Ada-Lovelace-[0-9a-f]{16}\.handin\.json$/)
	expect(await readFile(path.join(folder, 'kept', name), 'utf8')).toBe(text)
	await vi.waitFor(() => expect(desk.said()).toContain(`Ada Lovelace: 1 exercise, in ${name}`))

	const { err } = await runCourse(['collect', 'kept', '--out', 'gradebook'], { cwd: folder })
	expect(err).toContain('1 hand-in of 1 learner.')
	expect(await readFile(path.join(folder, 'gradebook/all.csv'), 'utf8')).toContain('Ada Lovelace')
})

test('the same one is kept once, also when it comes twice at a time, and after a new beginning', async () => {
	const text = await handInOf('Grace')
	{
		await using desk = await openDesk()
		const answers = await Promise.all([1, 2, 3].map(() => send(desk.url, text)))
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201])
		expect((await send(desk.url, await handInOf('Grace Hopper'))).status).toBe(201)
	}
	await using desk = await openDesk()
	expect((await send(desk.url, text)).status).toBe(200)
	expect(await kept()).toHaveLength(2)
})

test('what the disk cannot take is not kept, not even in part, and whoever sent it is told', async () => {
	await using desk = await receiveIn(folder, ['kept', '--from', pages, '--port', '0'], {
		largestFile: 2,
	})
	expect((await send(desk.url, await handInOf('Ada'))).status).toBe(201)
	const large = await handInOf('Grace', 'x'.repeat(10_000))
	// The second time as the first: it is not taken for one that is kept.
	for (const answer of [await send(desk.url, large), await send(desk.url, large)]) {
		expect(answer.status).toBe(500)
		expect(((await answer.json()) as { why: string }).why).toContain('give them a file')
	}
	expect(await kept()).toEqual([expect.stringContaining('-Ada-')])
	await vi.waitFor(() => expect(desk.said()).toContain('Not kept: EFBIG'))
})

describe('what is no hand-in is not kept, and the answer says why', () => {
	const whole = handInOf('Ada')
	test.each([
		['nothing', '', 'it is not JSON, or it has been cut off'],
		['a half', whole.then((text) => text.slice(0, 80)), 'it is not JSON, or it has been cut off'],
		['something else', '{"kind":"progress"}', 'it is no hand-in'],
		['no text', new Uint8Array([0xff, 0xfe, 0x00]), 'it is not text'],
		[
			'a changed one',
			whole.then((text) => text.replace('// Ada', '// Eve')),
			'It was damaged on its way',
		],
		['a path upward', whole.then((text) => text.replace('fetch-all.ts', '../../x.ts')), 'is wrong'],
	])('%s', async (_, body, why) => {
		await using desk = await openDesk()
		const answer = await send(desk.url, await body)
		expect(answer.status).toBe(400)
		expect(((await answer.json()) as { why: string }).why).toContain(why)
		expect(await kept()).toEqual([])
	})

	test('too much', async () => {
		await using desk = await openDesk()
		const { hostname, port } = new URL(desk.url)
		// By hand: a client that goes on sending may not read the answer.
		const socket = connect(Number(port), hostname)
		const more = String(mostHandIn.bytes + 1)
		socket.write(
			`POST /hand-ins HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${more}\r\n\r\n{`,
		)
		const [chunk] = (await once(socket, 'data')) as [Buffer]
		expect(chunk.toString()).toMatch(/^HTTP\/1\.1 413 .*larger than 5 MB/s)
		socket.destroy()
		expect(await kept()).toEqual([])
	})

	test('more than the folder may hold, which costs nobody what is there', async () => {
		await using desk = await openDesk('--most', '0.0009')
		expect((await send(desk.url, await handInOf('Ada'))).status).toBe(201)
		const answer = await send(desk.url, await handInOf('x'.repeat(100)))
		expect(answer.status).toBe(507)
		expect(((await answer.json()) as { why: string }).why).toContain('no room')
		expect(await kept()).toHaveLength(1)
		await vi.waitFor(() => expect(desk.said()).toContain('--most'))
	})
})

describe('who may send', () => {
	test('a browser is told that pages of the course may, and no others', async () => {
		await using desk = await openDesk()
		const ask = (origin: string) =>
			fetch(desk.url, {
				method: 'OPTIONS',
				headers: {
					Origin: origin,
					'Access-Control-Request-Method': 'POST',
					'Access-Control-Request-Headers': 'content-type',
				},
			})
		const allowed = await ask(pages)
		expect(allowed.status).toBe(204)
		expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe(pages)
		expect(allowed.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type')
		const refused = await ask('https://evil.example')
		expect(refused.status).toBe(403)
		expect(refused.headers.has('Access-Control-Allow-Origin')).toBe(false)
		await vi.waitFor(() =>
			expect(desk.said()).toContain('pages at https://evil.example may not send'),
		)
		const text = await handInOf('Eve')
		expect((await send(desk.url, text, { ...json, Origin: 'https://evil.example' })).status).toBe(
			403,
		)
		expect((await send(desk.url, text, { ...json, Origin: 'null' })).status).toBe(403)
		expect(
			(await send(desk.url, text, { Origin: pages, 'Content-Type': 'text/plain' })).status,
		).toBe(415)
		expect(await kept()).toEqual([])
	})

	test('nobody is shown anything', async () => {
		await using desk = await openDesk()
		await send(desk.url, await handInOf('Ada'))
		const [name = ''] = await kept()
		for (const [place, status] of [
			['hand-ins', 405],
			[`hand-ins/${name}`, 404],
			['', 404],
		] as const) {
			const answer = await fetch(new URL(`/${place}`, desk.url))
			expect(answer.status, place).toBe(status)
			expect(await answer.text()).not.toContain('Ada')
		}
	})
})

test('who goes away in the middle leaves nothing, and stops nothing', async () => {
	await using desk = await openDesk()
	const { hostname, port } = new URL(desk.url)
	const socket = connect(Number(port), hostname)
	socket.write(
		'POST /hand-ins HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"kind"',
	)
	await once(socket, 'connect')
	socket.destroy()
	expect((await send(desk.url, await handInOf('Ada'))).status).toBe(201)
	expect(await kept()).toHaveLength(1)
})

test('Ctrl-C ends it with 0', async () => {
	await using desk = await openDesk()
	expect(await desk.end()).toMatchObject({ code: 0, err: '' })
})

describe('what it cannot begin with is a sentence', () => {
	test('a port that is taken', async () => {
		await using desk = await openDesk()
		const { port } = new URL(desk.url)
		const ended = await runCourse(['receive', 'kept', '--from', pages, '--port', port], {
			cwd: folder,
		})
		expect(ended).toMatchObject({
			code: 1,
			err: `Port ${port} is taken. Choose another with --port.\n`,
		})
	})

	test('a folder that is a file', async () => {
		await writeFile(path.join(folder, 'file'), '')
		const ended = await runCourse(['receive', 'file', '--from', pages], { cwd: folder })
		expect(ended.code).toBe(1)
		expect(ended.err).toContain('Name a folder that you may write to.')
	})

	test('an origin that is none', async () => {
		const ended = await runCourse(['receive', '--from', 'learn.example'], { cwd: folder })
		expect(ended.code).toBe(1)
		expect(ended.err).toContain('an origin is like https://learn.example')
	})
})

test('a name that no file may have is none of a file', async () => {
	await using desk = await openDesk()
	expect((await send(desk.url, await handInOf('../../CON'))).status).toBe(201)
	const [name = ''] = await kept()
	expect(name).toMatch(/Z-learner-CON-[0-9a-f]{16}\.handin\.json$/)
	const text = await readFile(path.join(folder, 'kept', name), 'utf8')
	expect(parseHandIn(text)).toMatchObject({ handIn: { who: { name: '../../CON' } } })
})
