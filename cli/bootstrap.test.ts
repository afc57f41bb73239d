import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atLeast, explain, lacksOnlyOptional, missing, ownNode, takeTurn } from './bootstrap.mjs'

let folder = ''
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'bootstrap-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function lock(packages: Record<string, object>) {
	await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages }))
}

async function installed(packages: Record<string, { version: string }>) {
	for (const name of Object.keys(packages)) await mkdir(join(folder, name), { recursive: true })
	const list = join(folder, 'node_modules', '.package-lock.json')
	await mkdir(join(folder, 'node_modules'), { recursive: true })
	await writeFile(list, JSON.stringify({ packages }))
}

describe('what is missing', () => {
	const astro = { 'node_modules/astro': { version: '7.3.5' } }

	test('everything is missing before the first install', async () => {
		await lock({ '': {}, ...astro })
		expect(missing(folder)).toEqual(['everything'])
	})

	test('nothing is missing when every package has the version of the lock file', async () => {
		await lock({ '': {}, ...astro })
		await installed(astro)
		expect(missing(folder)).toEqual([])
	})

	test('a package with another version is missing', async () => {
		await lock({ ...astro, 'node_modules/a/node_modules/b': { version: '2.0.0' } })
		await installed({ ...astro, 'node_modules/a/node_modules/b': { version: '1.0.0' } })
		expect(missing(folder)).toEqual(['b'])
	})

	test('a package whose folder was deleted is missing', async () => {
		await lock(astro)
		await installed(astro)
		await rm(join(folder, 'node_modules/astro'), { recursive: true })
		expect(missing(folder)).toEqual(['astro'])
	})

	test('a package for another platform is not missing', async () => {
		await lock({ ...astro, 'node_modules/for-windows': { version: '1.0.0', optional: true } })
		await installed(astro)
		expect(missing(folder)).toEqual([])
	})

	test('an install that was cut short leaves everything missing', async () => {
		await lock(astro)
		await mkdir(join(folder, 'node_modules/astro'), { recursive: true })
		expect(missing(folder)).toEqual(['everything'])
	})

	test('a placeholder is not taken for the Node of the project', async () => {
		const bin = join(folder, 'node_modules/node/bin')
		await mkdir(bin, { recursive: true })
		await writeFile(join(bin, 'node'), 'This file intentionally left blank')
		expect(ownNode(folder)).toBeUndefined()
	})
})

describe('a failed install', () => {
	test.each([
		['npm error code ENOTFOUND', 'network'],
		['npm error code EBADPLATFORM', process.platform],
		['npm error code EACCES', 'write'],
		['npm error code EUSAGE … in sync', 'npm install'],
		['npm error code SELF_SIGNED_CERT_IN_CHAIN', 'cafile'],
		['npm error code ENOSPC', 'disk'],
		['npm error something new', 'above'],
	])('%s is explained', (said, word) => {
		expect(explain(said)).toContain(word)
	})
})

describe('a lock file without the packages of other platforms', () => {
	const packages = { 'node_modules/a': { optionalDependencies: { '@a/darwin': '1.0.0' } } }

	test.each([
		['Missing: @a/darwin@ from lock file', true],
		['Missing: @a/darwin@1.0.0 from lock file', true],
		['Missing: @a/darwin@ from lock file\nMissing: b@2.0.0 from lock file', false],
		["Missing: @a/darwin@ from lock file\nInvalid: lock file's b@1 does not satisfy b@2", false],
		['npm error code ENOTFOUND', false],
	])('is told from one that is out of date: %s', (said, answer) => {
		expect(lacksOnlyOptional(said, { packages })).toBe(answer)
	})
})

describe('two commands at once', () => {
	test('take turns', async () => {
		const order: string[] = []
		const first = await takeTurn(folder)
		const second = takeTurn(folder, { say: (text: string) => order.push(text), wait: 5 }).then(
			(done) => {
				order.push('second')
				done()
			},
		)
		// The second has met the lock once before the first lets go.
		await expect.poll(() => order.length).toBe(1)
		order.push('first is done')
		first()
		await second
		expect(order).toEqual([
			expect.stringContaining(`process ${process.pid}`),
			'first is done',
			'second',
		])
		expect(await readdir(join(folder, '.cache'))).toEqual([])
	})

	test('a lock whose owner died is taken over', async () => {
		const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'process.pid'])
		await mkdir(join(folder, '.cache'))
		await writeFile(join(folder, '.cache/install.lock'), stdout.trim())
		const done = await takeTurn(folder, { wait: 5 })
		done()
	})
})

test.each([
	['v18.19.0', [20], false],
	['v20.0.0', [20], true],
	['v22.17.1', [22, 18], false],
	['v22.18.0', [22, 18], true],
	['v24.0.0', [22, 18], true],
] as const)('whether Node %s is at least %j is %j', (version, wanted, answer) => {
	expect(atLeast(version, [...wanted])).toBe(answer)
})
