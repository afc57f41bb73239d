import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gatherFiles, sayLeftOut } from './gather-files.ts'

let folder: string
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'gather-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function lay(files: Record<string, string | Uint8Array>) {
	for (const [name, content] of Object.entries(files)) {
		await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
		await writeFile(path.join(folder, name), content)
	}
}

test('text files go along, those of folders too', async () => {
	await lay({ 'main.py': 'import a.b', 'a/b.py': 'x = "ä"', 'a/data.json': '{}' })
	expect(await gatherFiles(folder)).toEqual({
		files: { 'main.py': 'import a.b', 'a/b.py': 'x = "ä"', 'a/data.json': '{}' },
		leftOut: [],
	})
})

test('what is not text is left out, and named', async () => {
	await lay({ 'a.bin': new Uint8Array([0, 1]), 'b.txt': new Uint8Array([0xe4, 0x0a]) })
	const { files, leftOut } = await gatherFiles(folder)
	expect(files).toEqual({})
	expect(leftOut).toEqual(['a.bin (not text)', 'b.txt (not text)'])
})

test('what tools leave behind is no part of it', async () => {
	await lay({
		'.git/config': '',
		'node_modules/a/index.js': '',
		'__pycache__/a.pyc': '',
		'venv/pyvenv.cfg': '',
		'venv/lib/random.py': '',
		'a.py': '',
	})
	expect(await gatherFiles(folder)).toEqual({ files: { 'a.py': '' }, leftOut: [] })
})

test('a large file is left out with its size, also the one that was asked for', async () => {
	await lay({ 'big.csv': 'x'.repeat(3 * 2 ** 20) })
	expect(await gatherFiles(folder, { first: ['big.csv'] })).toEqual({
		files: {},
		leftOut: ['big.csv (3.0 MB)'],
	})
})

test('a folder with too many files keeps the near ones, and the one that was asked for', async () => {
	await Promise.all(Array.from({ length: 500 }, (_, n) => lay({ [`a${n}.txt`]: '' })))
	await lay({ 'deep/b.txt': '', 'main.py': '' })
	const { files, leftOut } = await gatherFiles(folder, { first: ['main.py'] })
	expect(Object.keys(files)).toHaveLength(500)
	expect(files).toHaveProperty(['main.py'])
	expect(leftOut).toHaveLength(2)
	expect(leftOut.at(-1)).toBe('deep/b.txt (more than 500 files or 8.0 MB)')
})

test('a link to a file is that file; one to a folder is not followed', async () => {
	await lay({ 'a/b.py': 'b' })
	await symlink(path.join(folder, 'a/b.py'), path.join(folder, 'c.py'))
	await symlink(folder, path.join(folder, 'round'))
	expect((await gatherFiles(folder)).files).toEqual({ 'a/b.py': 'b', 'c.py': 'b' })
})

test('a file that is gone, or is another’s, is left out', async () => {
	await lay({ 'a.py': '' })
	const gathered = await gatherFiles(folder, { first: ['gone.py'] })
	expect(gathered).toEqual({ files: { 'a.py': '' }, leftOut: ['gone.py (it cannot be read)'] })
})

test('what was left out is told in one line', () => {
	expect(sayLeftOut([])).toBeUndefined()
	expect(sayLeftOut(['a (not text)'])).toBe('Left out of the sandbox: a (not text).')
	expect(sayLeftOut(['a', 'b', 'c', 'd', 'e'])).toBe('Left out of the sandbox: a, b, c and 2 more.')
})
