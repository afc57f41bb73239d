import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchPypi } from './fetch-pypi.ts'
import { pypiIngredients, type PypiIngredient } from './python-recipes.ts'
import { sourcesOf, wheelOf } from './small-archives.ts'

// PyPI is far away, and may be out of reach: a server here stands in for it, with archives made here.
const wheel = wheelOf({ 'one/__init__.py': '', 'one-1.0.dist-info/licenses/LICENSE': 'Do.' })
const sources = sourcesOf({ 'two-2.0/src/two.py': '', 'two-2.0/LICENSE': 'Do.' })
const shelf: Record<string, Buffer> = {
	'/packages/aa/one-1.0-py3-none-any.whl': wheel,
	'/packages/bb/two-2.0.tar.gz': sources,
}

let server: Server
let address: string

beforeAll(async () => {
	server = createServer(({ url = '' }, response) => {
		response.statusCode = url in shelf ? 200 : 404
		response.end(shelf[url])
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const bound = server.address()
	if (bound === null || typeof bound === 'string') throw new Error('The server has no port.')
	address = `http://127.0.0.1:${bound.port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const one: PypiIngredient = {
	name: 'one',
	licence: 'MIT',
	tops: ['one'],
	version: '1.0',
	path: 'packages/aa/one-1.0-py3-none-any.whl',
	sha256: sha256(wheel),
}
const two: PypiIngredient = {
	name: 'two',
	licence: 'MIT',
	tops: ['two'],
	version: '2.0',
	path: 'packages/bb/two-2.0.tar.gz',
	sha256: sha256(sources),
	inside: 'src/',
}

test('a wheel is read from its top', async () => {
	const [fetched] = await fetchPypi([one], address)
	expect(fetched?.from).toBe(`${address}/packages/aa/one-1.0-py3-none-any.whl`)
	expect(fetched?.source).toMatchObject({
		name: 'one',
		version: '1.0',
		root: '',
		archive: { file: 'one-1.0-py3-none-any.whl', format: 'zip', bytes: new Uint8Array(wheel) },
	})
})

test('an archive of sources is read inside its folder', async () => {
	const [fetched] = await fetchPypi([two], address)
	expect(fetched?.source).toMatchObject({
		root: 'two-2.0/src/',
		licences: ['two-2.0/LICENSE*', 'two-2.0/NOTICE*'],
		archive: { format: 'tar' },
	})
})

test('an archive with another checksum is refused', async () => {
	const other = { ...one, sha256: '0'.repeat(64) }
	await expect(fetchPypi([two, other], address)).rejects.toThrow(
		`${address}/packages/aa/one-1.0-py3-none-any.whl has the checksum ${one.sha256}, and the recipe says ${other.sha256}. It is not the file that was meant, and is not used.`,
	)
})

test('an archive that is not there is named, with what the server said', async () => {
	await expect(fetchPypi([{ ...one, path: 'packages/aa/no.whl' }], address)).rejects.toThrow(
		`${address}/packages/aa/no.whl cannot be fetched: the server said 404.`,
	)
})

test('a mirror that does not answer is named, with the reason', async () => {
	await expect(fetchPypi([one], 'http://127.0.0.1:1/')).rejects.toThrow(
		/^http:\/\/127\.0\.0\.1:1\/packages\/aa\/one-1\.0-py3-none-any\.whl cannot be fetched: .+\.$/,
	)
})

test('every archive of the recipe is pinned', () => {
	for (const { name, version, path, sha256 } of pypiIngredients) {
		expect(sha256, name).toMatch(/^[0-9a-f]{64}$/)
		// A wheel for one platform holds compiled code, which a browser cannot run.
		expect(path, name).toMatch(/^packages\/[0-9a-f/]{64,}\/[\w.-]+(-py3-none-any\.whl|\.tar\.gz)$/)
		expect(path, name).toContain(`-${version}`)
	}
	expect(new Set(pypiIngredients.map(({ sha256 }) => sha256)).size).toBe(pypiIngredients.length)
})

function sha256(bytes: Buffer) {
	return createHash('sha256').update(bytes).digest('hex')
}
