import { expect, test } from 'vitest'
import { layLateFiles } from './late-files.ts'

class ErrnoError extends Error {
	readonly errno: number
	constructor(errno: number) {
		super(`errno ${errno}`)
		this.errno = errno
	}
}

/** As much of a file system as files are laid in. */
function openFiles() {
	const nodes = new Map<string, { contents: Uint8Array; usedBytes: number }>()
	const fs = {
		ErrnoError,
		writeFile: (path: string) => void nodes.set(path, { contents: new Uint8Array(), usedBytes: 0 }),
		lookupPath(path: string) {
			const node = nodes.get(path)
			if (!node) throw new Error(`no file ${path}`)
			return { node }
		},
	}
	return { fs, at: (path: string) => fs.lookupPath(path).node }
}

function lay(read: (address: string) => Uint8Array) {
	const { fs, at } = openFiles()
	const asked: string[] = []
	const missing: unknown[] = []
	layLateFiles(
		fs,
		{ '/lib/a.zip': 'https://here.example/a', '/lib/b.zip': 'https://here.example/b' },
		{
			read(address) {
				asked.push(address)
				return read(address)
			},
			onMissing: (error) => missing.push(error),
		},
	)
	return { a: at('/lib/a.zip'), b: at('/lib/b.zip'), asked, missing }
}

test('nothing is read until somebody looks, and then once', () => {
	const { a, asked } = lay(() => Uint8Array.of(1, 2, 3))
	expect(asked).toEqual([])
	expect(a.usedBytes).toBe(3)
	expect([...a.contents]).toEqual([1, 2, 3])
	expect(asked).toEqual(['https://here.example/a'])
})

test('who reads before asking for the length gets the same', () => {
	const { b, asked } = lay(() => Uint8Array.of(4))
	expect([...b.contents.subarray(0, b.usedBytes)]).toEqual([4])
	expect(asked).toEqual(['https://here.example/b'])
})

test('what a program writes there is what it finds', () => {
	const { a, asked } = lay(() => Uint8Array.of(1, 2, 3))
	a.contents = Uint8Array.of(9)
	a.usedBytes = 1
	expect([...a.contents]).toEqual([9])
	expect(asked).toEqual([])
})

test('one that cannot be read is an error of the file system, and is told once; the next look tries again', () => {
	const broken = new Error('It did not arrive.')
	let isThere = false
	const { a, missing } = lay(() => {
		if (!isThere) throw broken
		return Uint8Array.of(5)
	})
	expect(() => a.usedBytes).toThrow(new ErrnoError(29))
	expect(() => a.contents).toThrow(new ErrnoError(29))
	expect(missing).toEqual([broken])
	isThere = true
	expect(a.usedBytes).toBe(1)
})
