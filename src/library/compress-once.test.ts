import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compressOnce } from './compress-once.ts'

let folder = ''
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'compress-once-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('holds the same bytes in fewer', async () => {
	const text = 'import asyncio\n'.repeat(100)
	await writeFile(join(folder, 'a.py'), text)
	const compressed = await readFile(await compressOnce(join(folder, 'a.py'), join(folder, 'kept')))
	expect(compressed.length).toBeLessThan(text.length / 10)
	expect(brotliDecompressSync(compressed).toString()).toBe(text)
})

test('compresses a content once, whatever the file is called', async () => {
	const kept = join(folder, 'twice')
	await writeFile(join(folder, 'b'), 'the same')
	await writeFile(join(folder, 'c'), 'the same')
	const [one, other] = await Promise.all(
		['b', 'c'].map((name) => compressOnce(join(folder, name), kept)),
	)
	expect(one).toBe(other)
	expect(await readdir(kept)).toHaveLength(1)
	await writeFile(join(folder, 'b'), 'another')
	expect(await compressOnce(join(folder, 'b'), kept)).not.toBe(one)
})

test('rejects when there is no such file', async () => {
	await expect(compressOnce(join(folder, 'nothing'), folder)).rejects.toThrow('ENOENT')
})
