import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseEncoding, serveFolder, type Served } from './static-site.ts'

const long = 'console.log("a line that can be compressed")\n'.repeat(40)
const files = {
	'index.html': '<h1>Home</h1>',
	'404.html': '<h1>Not here</h1>',
	'one/index.html': '<h1>One</h1>',
	'_astro/app.1a2b.js': long,
	'runner.mjs': 'export {}',
	'lexer.wasm': '\0asm',
	'library.zip': long,
	// Not what the zip would become: so it shows which of the two was sent.
	'library.zip.br': brotliCompressSync('made when the site was built'),
	_headers: '/*\n  X-Site: yes\n/_astro/*\n  Cache-Control: immutable\n/one/\n  X-Page: one\n',
}

let outside = ''
let site: Served
beforeAll(async () => {
	outside = await mkdtemp(join(tmpdir(), 'static-site-'))
	await writeFile(join(outside, 'secret.txt'), 'secret')
	for (const [name, content] of Object.entries(files)) {
		const file = join(outside, 'dist', name)
		await mkdir(join(file, '..'), { recursive: true })
		await writeFile(file, content)
	}
	site = await serveFolder({ folder: join(outside, 'dist') })
})
afterAll(async () => {
	await site[Symbol.asyncDispose]()
	await rm(outside, { recursive: true })
})

interface Got {
	status: number | undefined
	headers: Record<string, string | string[] | undefined>
	body: Buffer
}

/** Asks for a path exactly as it is written; `fetch` would tidy it first. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
	return new Promise((resolve, reject) => {
		const { hostname, port } = new URL(site.url)
		request({ hostname, port, path, method, headers }, (response) => {
			const chunks: Buffer[] = []
			response.on('data', (chunk: Buffer) => chunks.push(chunk))
			response.on('end', () => {
				resolve({
					status: response.statusCode,
					headers: response.headers,
					body: Buffer.concat(chunks),
				})
			})
		})
			.on('error', reject)
			.end()
	})
}

describe('pages', () => {
	test('a folder is answered by its index.html', async () => {
		expect((await get('/one/')).body.toString()).toBe(files['one/index.html'])
	})

	test('a folder without its slash is sent to the one with it, query and all', async () => {
		const { status, headers } = await get('/one?a=1')
		expect([status, headers['location']]).toEqual([308, '/one/?a=1'])
	})

	test('a redirect never leads to another host', async () => {
		const { headers } = await get('//one')
		expect(headers['location'] ?? '/').toMatch(/^\/(?!\/)/)
	})

	test('what is not there is answered by the 404 page, with status 404', async () => {
		const { status, body } = await get('/two/')
		expect([status, body.toString()]).toEqual([404, files['404.html']])
	})

	test('what is not there is not kept as what is there would be', async () => {
		const cached = async (path: string) => (await get(path)).headers['cache-control']
		expect(await cached('/_astro/app.1a2b.js')).toBe('immutable')
		expect(await cached('/_astro/gone.js')).toBe('no-cache')
	})
})

describe('what is refused', () => {
	test.each([
		'/../secret.txt',
		'/..%2fsecret.txt',
		'/%2e%2e/secret.txt',
		'/one/..%5c..%5csecret.txt',
		'/one/../../secret.txt',
		'/%00',
		'/%zz',
	])('%s leads nowhere', async (path) => {
		const { status, body } = await get(path)
		expect(status).toBe(400)
		expect(body.toString()).not.toContain('secret')
	})

	test('the file that tells hosts what to do is not part of the site', async () => {
		expect((await get('/_headers')).status).toBe(404)
	})

	test('only reading is allowed', async () => {
		const { status, headers } = await get('/', {}, 'POST')
		expect([status, headers['allow']]).toEqual([405, 'GET, HEAD'])
	})
})

describe('headers', () => {
	test.each([
		['/runner.mjs', 'text/javascript; charset=utf-8'],
		['/lexer.wasm', 'application/wasm'],
		['/one/', 'text/html; charset=utf-8'],
	])('%s is %s', async (path, type) => {
		expect((await get(path)).headers['content-type']).toBe(type)
	})

	test('come from the _headers file', async () => {
		expect((await get('/one/')).headers).toMatchObject({ 'x-site': 'yes', 'x-page': 'one' })
		expect((await get('/_astro/app.1a2b.js')).headers['cache-control']).toBe('immutable')
	})

	test('a page is asked for again each time, and sent again only when it changed', async () => {
		const { headers } = await get('/one/')
		expect(headers['cache-control']).toBe('no-cache')
		const again = await get('/one/', { 'if-none-match': String(headers['etag']) })
		expect([again.status, again.body.length]).toEqual([304, 0])
		await writeFile(join(outside, 'dist/one/index.html'), '<h1>One, changed</h1>')
		const changed = await get('/one/', { 'if-none-match': String(headers['etag']) })
		expect([changed.status, changed.body.toString()]).toEqual([200, '<h1>One, changed</h1>'])
	})

	test('HEAD has the headers of GET and no body', async () => {
		const [head, full] = [await get('/runner.mjs', {}, 'HEAD'), await get('/runner.mjs')]
		expect(head.headers['content-length']).toBe(full.headers['content-length'])
		expect(head.body.length).toBe(0)
	})
})

describe('compression', () => {
	test.each([
		['gzip, deflate, br', 'br', brotliDecompressSync],
		['gzip', 'gzip', gunzipSync],
	])('who takes %j gets %s', async (accept, encoding, decode) => {
		const { headers, body } = await get('/_astro/app.1a2b.js', { 'accept-encoding': accept })
		expect(headers['content-encoding']).toBe(encoding)
		expect(headers['vary']).toBe('Accept-Encoding')
		expect(body.length).toBeLessThan(long.length / 5)
		expect(decode(body).toString()).toBe(long)
	})

	test('what lies compressed beside a file is sent to whoever takes Brotli', async () => {
		const asked = { 'accept-encoding': 'gzip, br' }
		const { headers, body } = await get('/library.zip', asked)
		expect(headers['content-type']).toBe('application/zip')
		expect(headers['content-encoding']).toBe('br')
		expect(brotliDecompressSync(body).toString()).toBe('made when the site was built')
		const { body: plain } = await get('/library.zip')
		expect(plain.toString()).toBe(long)
	})

	test('each encoding has a tag of its own', async () => {
		const tags = await Promise.all(
			['br', 'gzip', ''].map(
				async (accept) =>
					(await get('/_astro/app.1a2b.js', { 'accept-encoding': accept })).headers['etag'],
			),
		)
		expect(new Set(tags).size).toBe(3)
	})

	test.each([
		['br;q=0, gzip', 'gzip'],
		['*', 'gzip'],
		['br;q=0.0', undefined],
		['', undefined],
	])('%j means %s', (accept, encoding) => {
		expect(chooseEncoding(accept)).toBe(encoding)
	})
})

test('a site below the root answers at its base, and the root leads there', async () => {
	await using based = await serveFolder({ folder: join(outside, 'dist'), base: '/course/' })
	expect(based.url).toMatch(/\/course\/$/)
	const root = await fetch(new URL('/', based.url), { redirect: 'manual' })
	expect(root.headers.get('location')).toBe('/course/')
	expect(await (await fetch(based.url)).text()).toBe(files['index.html'])
	expect((await fetch(new URL('/index.html', based.url))).status).toBe(404)
})

test('a folder that is not there is refused with the way to make it', async () => {
	await expect(serveFolder({ folder: join(outside, 'nothing') })).rejects.toThrow('npm run build')
})
