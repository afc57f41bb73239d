import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchPypi } from './fetch-pypi.ts'
import { pypiIngredients, type PypiIngredient } from './python-recipes.ts'
import { pinOf, sourcesOf, standIn, wheelOf } from './small-archives.ts'

const wheel = wheelOf({ 'one/__init__.py': '', 'one-1.0.dist-info/licenses/LICENSE': 'Do.' })
const sources = sourcesOf({ 'two-2.0/src/two.py': '', 'two-2.0/LICENSE': 'Do.' })
const one = pinOf('one', wheel)
const two: PypiIngredient = {
	name: 'two',
	licence: 'MIT',
	tops: ['two'],
	version: '2.0',
	path: 'packages/bb/two-2.0.tar.gz',
	sha256: createHash('sha256').update(sources).digest('hex'),
	inside: 'src/',
}

// PyPI is far away, and may be out of reach: a server here stands in for it.
let server: Awaited<ReturnType<typeof standIn>>
let address: string

beforeAll(async () => {
	server = await standIn({ [one.path]: wheel, [two.path]: sources })
	address = server.address
})
afterAll(() => server[Symbol.asyncDispose]())

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
