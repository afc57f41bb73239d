import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examineSite } from '../cli/doctor.ts'
import { headersFor } from '../src/library/headers.ts'
import { caddyfile } from '../src/library/hosts/caddy.ts'
import { gzipCommand, nginxConfiguration } from '../src/library/hosts/nginx.ts'
import { laySite, library, type HostedFolder } from './hosted-site.ts'
import { ask, findServer, runShell, startCaddy, startNginx, whyLeftOut } from './real-servers.ts'
import type { RawAnswer, RealServer } from './real-servers.ts'

const servers = [
	{ name: 'nginx', start: startNginx, configure: nginxConfiguration, packs: ['gzip'] },
	{ name: 'caddy', start: startCaddy, configure: caddyfile, packs: ['br', 'gzip'] },
] as const
const bases = ['/', '/a/deep/base/']

const cases = servers.flatMap((server) => bases.map((base) => ({ ...server, base })))

describe.each(cases)('$name at $base', ({ name, start, configure, packs, base }) => {
	const program = findServer(name)
	let site: HostedFolder
	let server: RealServer
	beforeAll(async () => {
		if (program === undefined) return
		site = await laySite(base)
		await runShell(gzipCommand(site.path), site.path)
		server = await start(program, (listen) =>
			configure({ base, rules: site.rules, folder: site.path, listen }),
		)
	})
	afterAll(async () => {
		if (program === undefined) return
		await server[Symbol.asyncDispose]()
		await site[Symbol.asyncDispose]()
	})

	const served = (title: string, check: () => Promise<void>) => {
		test(title, async ({ skip }) => {
			const why = whyLeftOut(name)
			skip(why !== undefined, why)
			await check()
		})
	}
	const get = (path: string, headers?: Record<string, string>) =>
		ask(`${server.origin}${base}${path}`, headers)

	served('each file gets the headers that the build says, each of them once', async () => {
		const names = await readdir(site.path, { recursive: true, withFileTypes: true })
		const files = names
			.filter((entry) => entry.isFile() && !/^_headers$|\.(br|gz)$/.test(entry.name))
			.map((entry) => join(entry.parentPath, entry.name).slice(site.path.length + 1))
		expect(files.length).toBeGreaterThan(10)
		for (const file of files) {
			const path = file.replace(/(^|\/)index\.html$/, '$1')
			const answer = await get(path)
			expect(answer.status, path).toBe(200)
			expect(answer.body, path).toEqual(await readFile(join(site.path, file)))
			expect(ourHeaders(answer), path).toEqual({
				'cache-control': 'no-cache',
				...lowered(headersFor(site.rules, `${base}${path}`)),
			})
			expect(twice(answer), path).toEqual([])
		}
	})

	served('a page with an exercise is isolated, also by the name of its file', async () => {
		for (const path of ['one/', 'one/index.html', 'de/one/', 'one/?language=py'])
			expect(ourHeaders(await get(path)), path).toMatchObject({
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-embedder-policy': 'require-corp',
			})
	})

	served('a page without one is not, nor one that is to be framed', async () => {
		for (const path of ['', 'plain/', 'embed/one/ts/', 'no-such-page/']) {
			const names = Object.keys(ourHeaders(await get(path)))
			expect(names, path).not.toContain('cross-origin-opener-policy')
			expect(names, path).toContain('x-content-type-options')
		}
	})

	served('each kind of file is called what it is', async () => {
		const types = {
			'one/': 'text/html; charset=utf-8',
			'_astro/page.aBcD1234.js': 'text/javascript; charset=utf-8',
			'_astro/style.aBcD1234.css': 'text/css; charset=utf-8',
			'_astro/python-00/pyodide.mjs': 'text/javascript; charset=utf-8',
			'_astro/python-00/pyodide.asm.wasm': 'application/wasm',
			'_astro/python-00/library.zip': 'application/zip',
			'manifest.webmanifest': 'application/manifest+json',
		}
		for (const [path, type] of Object.entries(types))
			expect(valueOf(await get(path), 'content-type'), path).toBe(type)
	})

	served('a file that is not there is 404.html, and is not kept for a year', async () => {
		const page = await readFile(join(site.path, '404.html'))
		for (const path of ['no-such-page/', '_astro/gone.js', '_astro/gone.wasm', '_headers']) {
			const answer = await get(path)
			expect(answer.status, path).toBe(404)
			expect(answer.body, path).toEqual(page)
			expect(valueOf(answer, 'content-type'), path).toBe('text/html; charset=utf-8')
			expect(valueOf(answer, 'cache-control') ?? '', path).not.toContain('max-age')
			expect(twice(answer), path).toEqual([])
		}
	})

	served('what has not changed is not sent again, and keeps its headers', async () => {
		const tag = valueOf(await get('one/'), 'etag') ?? ''
		const again = await get('one/', { 'If-None-Match': tag })
		expect(again.status).toBe(304)
		expect(valueOf(again, 'cache-control')).toBe('no-cache')
		expect(valueOf(again, 'cross-origin-opener-policy')).toBe('same-origin')
	})

	served('a folder without its slash leads to the one with it, on the same host', async () => {
		const answer = await get('one')
		expect([301, 308]).toContain(answer.status)
		const to = new URL(valueOf(answer, 'location') ?? '', `${server.origin}${base}one`)
		expect(to.href).toBe(`${server.origin}${base}one/`)
	})

	served('what is large goes compressed, as it was compressed by the build', async () => {
		const unpack = { br: brotliDecompressSync, gzip: gunzipSync }
		for (const encoding of packs) {
			const answer = await get('_astro/python-00/library.zip', { 'Accept-Encoding': encoding })
			expect(valueOf(answer, 'content-encoding')).toBe(encoding)
			expect(unpack[encoding](answer.body).toString()).toBe(library)
			expect(valueOf(answer, 'vary')).toContain('Accept-Encoding')
			expect(valueOf(answer, 'content-type')).toBe('application/zip')
			expect(valueOf(answer, 'cross-origin-resource-policy')).toBe('same-origin')
			const ending = encoding === 'br' ? 'br' : 'gz'
			const file = join(site.path, `_astro/python-00/library.zip.${ending}`)
			expect(answer.body).toEqual(await readFile(file))
		}
	})

	served('the doctor finds nothing wrong', async () => {
		const { findings, outcome } = await examineSite(`${server.origin}${base}`)
		expect(findings.filter(({ status }) => status !== 'ok')).toEqual([])
		expect(outcome).toBe('ok')
	})

	if (base === '/') return
	served('the root leads to the course, and nothing else is around it', async () => {
		const [root, bare] = await Promise.all([
			ask(`${server.origin}/`),
			ask(`${server.origin}${base.slice(0, -1)}`),
		])
		for (const answer of [root, bare]) {
			const to = new URL(valueOf(answer, 'location') ?? '', server.origin)
			expect(to.href).toBe(`${server.origin}${base}`)
		}
		expect((await ask(`${server.origin}/one/`)).status).toBe(404)
		expect((await ask(`${server.origin}/a/deep/other/`)).status).toBe(404)
	})
})

test('what nginx drops beside a header of a location is seen by the doctor', async ({ skip }) => {
	const program = findServer('nginx')
	const why = whyLeftOut('nginx')
	skip(why !== undefined, why)
	await using site = await laySite('/')
	await using server = await startNginx(program ?? 'nginx', (listen) =>
		nginxConfiguration({ base: '/', rules: site.rules, folder: site.path, listen }).replace(
			'location = /_headers',
			'location /_astro/ { add_header Cache-Control "public, max-age=31536000, immutable"; }\n$&',
		),
	)
	const { findings } = await examineSite(`${server.origin}/`)
	expect(findings.filter(({ status }) => status !== 'ok')).toMatchObject([
		{ what: expect.stringMatching(/^A script has no Cross-Origin-Embedder-Policy/) },
	])
})

/** The headers that the rules are about, by their names in small letters. */
function ourHeaders({ headers }: RawAnswer): Record<string, string> {
	const ours = /^(cross-origin-|cache-control$|x-content-type-options$|referrer-policy$)/
	return Object.fromEntries(headers.filter(([name]) => ours.test(name)))
}

function lowered(headers: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	)
}

function valueOf({ headers }: RawAnswer, wanted: string): string | undefined {
	return headers.find(([name]) => name === wanted)?.[1]
}

function twice({ headers }: RawAnswer): string[] {
	const names = headers.map(([name]) => name)
	return names.filter((name, index) => names.indexOf(name) !== index)
}
