import { createHash } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OfflineFile } from '../course/offline-manifest.ts'
import { fetchFile, verified } from './fetch-file.ts'

const text = '{"answer":42}'
const file: OfflineFile = {
	path: 'a.json',
	hash: createHash('sha256').update(text).digest('hex'),
	bytes: text.length,
	sent: text.length,
	shell: false,
}

/** How a server may answer that is not what it should be. */
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
	'/right': (response) => response.setHeader('X-Kept', 'yes').end(text),
	'/other': (response) => response.end(text.replace('42', '43')),
	'/longer': (response) => response.end(`${text} and more`),
	'/shorter': (response) => response.end(text.slice(1)),
	'/login': (response) => response.writeHead(302, { Location: '/right' }).end(),
	'/broken': (response) => response.writeHead(500).end(text),
	'/partial': (response) => response.writeHead(206).end(text),
	'/cut': (response) => {
		response.writeHead(200, { 'Content-Length': text.length })
		response.write(text.slice(1), () => response.destroy())
	},
}

const server = createServer((request, response) => answers[request.url ?? '']?.(response))
let origin: string
beforeAll(async () => {
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
	const address = server.address()
	origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => void server.close())

const get = (path: string, signal?: AbortSignal) =>
	fetchFile(origin + path, file, { cache: 'no-store', ...(signal && { signal }) })

describe('a file', () => {
	test('arrives with its headers, unpacked', async () => {
		const response = await get('/right')
		expect(await response.text()).toBe(text)
		expect(response.headers.get('X-Kept')).toBe('yes')
		expect(response.headers.get('Content-Length')).toBeNull()
	})

	test.each([
		['has other content', '/other', 'changed'],
		['is longer', '/longer', 'changed'],
		['is shorter', '/shorter', 'changed'],
		['is a part', '/partial', 'changed'],
		['is an error', '/broken', 'refused'],
		['is sent to a page of the network’s own', '/login', 'no-network'],
		['breaks off', '/cut', 'no-network'],
	])('that %s is not one', async (_, path, reason) => {
		await expect(get(path)).rejects.toMatchObject({ name: 'NotFetched', reason, path: 'a.json' })
	})

	test('of a server that is gone did not arrive', async () => {
		const gone = fetchFile('http://127.0.0.1:9/a.json', file, { cache: 'no-store' })
		await expect(gone).rejects.toMatchObject({ reason: 'no-network' })
	})

	test('that is not wanted any more is not fetched', async () => {
		await expect(get('/right', AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
	})

	test('says how much of it is there', async () => {
		const heard: number[] = []
		await verified(new Response(text), file, { onBytes: (bytes) => heard.push(bytes) })
		expect(heard.at(-1)).toBe(text.length)
	})
})
